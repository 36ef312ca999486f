#include "services/articles/page_clutter.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>

#include "re2/re2.h"

#include "services/articles/boilerplate.h"

namespace verbatim::articles {
namespace {

// Elements that are looked at, so that time stays linear.
constexpr size_t kMostQuoteElements = 50;
// Fewer bytes repeat by chance.
constexpr size_t kMinRepeatedBytes = 20;
// A pull quote may name the speaker, and no more.
constexpr size_t kMaxCiteBytes = 100;
constexpr size_t kMaxBoxBytes = 1500;
// A box is at most this share of what surrounds it.
constexpr size_t kBodiesPerBox = 4;

const Node* ParentOf(const Node* node) { return node == nullptr ? nullptr : node->parent; }

// The element for quotations around a block, or nullptr.
const Node* QuoteElementOf(const Block& block) {
  constexpr int kLooksAt = 4;
  const Node* node = block.container;
  for (int i = 0; i < kLooksAt && node != nullptr; ++i, node = node->parent) {
    if (node->name == "blockquote" || node->name == "q" || IsNamed(*node, {"quote", "blockquote"}))
      return node;
  }
  return nullptr;
}

// Without what may differ where they are repeated: outer quotation marks and stops.
std::string_view BareWords(std::string_view text) {
  constexpr std::string_view kAround[] = {"“", "”", "‘", "’", "\"", "'", ".", ",",
                                          "!", "?", "…", "»", "«",  "„", " "};
  bool cut = true;
  while (cut) {
    cut = false;
    for (std::string_view mark : kAround) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), cut = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), cut = true;
    }
  }
  return text;
}

// Whether the words at `index` stand in a block outside of `element` that holds more, or as much
// further down.
bool IsRepeated(const std::vector<Block>& body, size_t index, const Node* element) {
  const std::string_view words = BareWords(body[index].text);
  if (words.size() < kMinRepeatedBytes || element->text_bytes > words.size() + kMaxCiteBytes) {
    return false;
  }
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i].text.find(words) == std::string::npos || QuoteElementOf(body[i]) == element) {
      continue;
    }
    if (i > index || BareWords(body[i].text).size() > words.size()) return true;
  }
  return false;
}

bool IsInside(const Node* node, const std::unordered_set<const Node*>& elements) {
  constexpr int kLooksAt = 8;
  for (int i = 0; i < kLooksAt && node != nullptr; ++i, node = node->parent) {
    if (elements.contains(node)) return true;
  }
  return false;
}

}  // namespace

void DropClutter(std::vector<Block>& body) {
  size_t bytes = 0;
  for (const Block& block : body) bytes += block.text.size();
  std::unordered_set<const Node*> dropped;
  std::unordered_set<const Node*> quotes;
  for (size_t i = 0; i < body.size(); ++i) {
    if (body[i].kind == BlockKind::kHeading && IsBoilerplateLine(body[i].text)) {
      const Node* box = ParentOf(body[i].container);
      if (box != nullptr && box->text_bytes <= std::min(kMaxBoxBytes, bytes / kBodiesPerBox)) {
        dropped.insert(box);
      }
    }
    const Node* quote = QuoteElementOf(body[i]);
    if (quote == nullptr || quotes.size() >= kMostQuoteElements) continue;
    if (quotes.insert(quote).second && IsRepeated(body, i, quote)) dropped.insert(quote);
  }
  if (dropped.empty()) return;
  std::erase_if(body, [&](const Block& block) { return IsInside(block.container, dropped); });
}

std::vector<std::string> TakeCorrectionNotes(std::vector<Block>& body) {
  static const RE2 kNote(
      R"((?i)(?:[•*–-] ?)?(?:(?:correction|clarification)s?(?: \([^)]{1,40}\)|,? [\w ,.]{1,30})?:|)"
      R"((?:editor.s note: )?(?:an earlier version of )?this (?:article|story|post|report|page|piece))"
      R"( (?:was|has been) (?:amended|corrected|updated|edited|changed|revised)\b|)"
      R"((?:editor.s note: )?an earlier version of this (?:article|story|post|report|headline)\b).*)");
  std::vector<std::string> notes;
  std::erase_if(body, [&](const Block& block) {
    if (block.kind != BlockKind::kParagraph || !RE2::FullMatch(block.text, kNote)) return false;
    notes.push_back(block.text);
    return true;
  });
  return notes;
}

}  // namespace verbatim::articles
