#include "services/articles/markup_tree.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>

namespace verbatim::articles {

static_assert(std::is_trivially_destructible_v<Node>);  // the memory is freed as one

bool Node::Has(std::string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const Attribute& a) { return a.name == attribute; });
}

std::string_view Node::Get(std::string_view attribute) const {
  for (const Attribute& a : attributes) {
    if (a.name == attribute) return a.value;
  }
  return {};
}

const Node* Node::Child(std::string_view child_name) const {
  for (const Node* child = first_child; child != nullptr; child = child->next) {
    if (child->name == child_name) return child;
  }
  return nullptr;
}

MarkupTree::MarkupTree() : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>()) {
  root_ = new (memory_->allocate(sizeof(Node), alignof(Node))) Node();
  root_->name = "#document";
  open_ = root_;
}

std::string_view MarkupTree::Keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Node* MarkupTree::Append() {
  Node* node = new (memory_->allocate(sizeof(Node), alignof(Node))) Node();
  node->parent = open_;
  if (open_->last_child == nullptr) {
    open_->first_child = node;
  } else {
    const_cast<Node*>(open_->last_child)->next = node;
  }
  open_->last_child = node;
  return node;
}

void MarkupTree::Open(std::string_view name, std::span<const Attribute> attributes) {
  Node* node = Append();
  node->name = Keep(name);
  if (!attributes.empty()) {
    auto* kept = static_cast<Attribute*>(
        memory_->allocate(attributes.size() * sizeof(Attribute), alignof(Attribute)));
    for (size_t i = 0; i < attributes.size(); ++i) {
      new (kept + i) Attribute{Keep(attributes[i].name), Keep(attributes[i].value)};
    }
    node->attributes = {kept, attributes.size()};
  }
  open_ = node;
  ++depth_;
}

void MarkupTree::Close() {
  if (open_ == root_) return;
  open_->closed = true;
  const size_t text_bytes = open_->text_bytes;
  open_ = const_cast<Node*>(open_->parent);
  open_->text_bytes += text_bytes;
  --depth_;
}

void MarkupTree::AddText(std::string_view text) {
  if (text.empty()) return;
  Append()->text = Keep(text);
  if (open_->name != "script" && open_->name != "style") open_->text_bytes += text.size();
}

const Node* NextAfter(const Node* node, const Node* top) {
  while (node != top && node != nullptr) {
    if (node->next != nullptr) return node->next;
    node = node->parent;
  }
  return nullptr;
}

const Node* NextInTree(const Node* node, const Node* top) {
  return node->first_child != nullptr ? node->first_child : NextAfter(node, top);
}

std::string TextOf(const Node& node) {
  std::string text(node.text);
  for (const Node* n = NextInTree(&node, &node); n != nullptr; n = NextInTree(n, &node)) {
    text += n->text;
  }
  return text;
}

}  // namespace verbatim::articles
