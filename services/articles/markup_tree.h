#ifndef VERBATIM_SERVICES_ARTICLES_MARKUP_TREE_H_
#define VERBATIM_SERVICES_ARTICLES_MARKUP_TREE_H_

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace verbatim::articles {

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// An element, or a run of text when `name` is empty. Lives as long as its tree.
struct Node {
  std::string_view name;  // HTML: lower case. XML: local name, with a prefix outside the formats'
                          // own namespaces ("content:encoded", "dc:creator")
  std::string_view text;
  std::span<const Attribute> attributes;
  const Node* parent = nullptr;
  const Node* first_child = nullptr;
  const Node* next = nullptr;
  const Node* last_child = nullptr;
  size_t text_bytes = 0;  // of all text inside but scripts and styles, once closed
  bool closed = false;    // its end was seen: false in what an error cut off

  bool IsText() const { return name.empty(); }
  // An attribute's value, empty where there is none.
  std::string_view Get(std::string_view attribute) const;
  bool Has(std::string_view attribute) const;
  // The first child element of that name, or nullptr.
  const Node* Child(std::string_view child_name) const;
};

// A page or an XML document as a tree. Nodes are never freed one by one, and nothing that walks
// them calls itself, so depth costs no stack. Movable. Not thread-safe while it is built.
class MarkupTree {
 public:
  MarkupTree();
  MarkupTree(MarkupTree&&) = default;
  MarkupTree& operator=(MarkupTree&&) = default;

  // The document itself: a node named "#document" above all others.
  const Node& root() const { return *root_; }

  // Building, in document order.
  void Open(std::string_view name, std::span<const Attribute> attributes);
  void Close();
  void AddText(std::string_view text);
  size_t depth() const { return depth_; }

 private:
  std::string_view Keep(std::string_view text);
  Node* Append();

  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  Node* root_;
  Node* open_;
  size_t depth_ = 0;
};

// The node after `node` in document order within `top`, or nullptr at its end.
const Node* NextInTree(const Node* node, const Node* top);
// The same, past everything inside `node`.
const Node* NextAfter(const Node* node, const Node* top);

// All text inside a node, as it stands.
std::string TextOf(const Node& node);

// Calls enter(node) for each node inside `top` and leave(node) for each element whose children were
// visited; enter returns whether to visit them.
template <typename Enter, typename Leave>
void WalkTree(const Node& top, Enter enter, Leave leave) {
  const Node* node = top.first_child;
  while (node != nullptr) {
    const bool inside = enter(*node) && !node->IsText();
    if (inside && node->first_child != nullptr) {
      node = node->first_child;
      continue;
    }
    if (inside) leave(*node);
    while (node->next == nullptr) {
      node = node->parent;
      if (node == &top || node == nullptr) return;
      leave(*node);
    }
    node = node->next;
  }
}

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_MARKUP_TREE_H_
