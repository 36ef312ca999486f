#include "services/articles/page_body.h"

#include <algorithm>
#include <unordered_map>

#include "services/articles/boilerplate.h"

namespace verbatim::articles {
namespace {

// Shorter lines are more often the page's than the article's; speech may be as short.
constexpr size_t kMinParagraphBytes = 25;
// A child that holds this share of the weight around it is where the article is.
constexpr double kMostOfIt = 0.6;
// What microdata marks must hold this share, or it marks something else, such as a teaser.
constexpr double kEnoughOfIt = 0.3;
// Elements named as entries of a live blog make it one.
constexpr size_t kMinLiveEntries = 2;

using Weights = std::unordered_map<const Node*, double>;

double WeightOf(const Block& block) {
  const size_t size = block.text.size();
  if (block.kind != BlockKind::kParagraph || size < kMinParagraphBytes) return 0;
  if (IsBoilerplateLine(block.text)) return 0;
  const double unmarked =
      1.0 - static_cast<double>(std::min(block.marked_bytes, size)) / static_cast<double>(size);
  if (unmarked < 0.5) return 0;
  const auto commas = std::count(block.text.begin(), block.text.end(), ',');
  return (1.0 + static_cast<double>(commas) + static_cast<double>(size) / 100.0) * unmarked;
}

// The weight inside each element that has any.
Weights WeighPage(const Node& page, const std::vector<Block>& blocks) {
  Weights weights;
  for (const Block& block : blocks) {
    if (const double weight = WeightOf(block); weight > 0) weights[block.container] += weight;
  }
  WalkTree(
      page, [](const Node&) { return true; },
      [&](const Node& node) {
        const auto found = weights.find(&node);
        if (found != weights.end()) weights[node.parent] += double{found->second};
      });
  return weights;
}

double WeightIn(const Weights& weights, const Node* node) {
  const auto found = weights.find(node);
  return found == weights.end() ? 0 : found->second;
}

const Node* FindDensest(const Node& page, const Weights& weights) {
  const Node* here = &page;
  while (true) {
    const Node* best = nullptr;
    for (const Node* child = here->first_child; child != nullptr; child = child->next) {
      if (best == nullptr || WeightIn(weights, child) > WeightIn(weights, best)) best = child;
    }
    const bool goes_on = best != nullptr && !best->IsText() && best->name != "p" &&
                         WeightIn(weights, best) > kMostOfIt * WeightIn(weights, here);
    if (!goes_on) return here;
    here = best;
  }
}

size_t CountLiveEntries(const Node& top) {
  size_t count = 0;
  for (const Node* node = NextInTree(&top, &top); node != nullptr;) {
    const bool entry = IsLiveEntry(*node);
    if (entry) ++count;
    node = entry ? NextAfter(node, &top) : NextInTree(node, &top);
  }
  return count;
}

}  // namespace

std::vector<Block> FindBody(const Node& page, const std::vector<const Node*>& marked) {
  BlockOptions options{.page_bytes = page.text_bytes};
  const Weights weights = WeighPage(page, ReadBlocks(page, options));
  if (WeightIn(weights, &page) == 0) return {};
  std::vector<const Node*> parts;
  double marked_weight = 0;
  for (const Node* part : marked) marked_weight += WeightIn(weights, part);
  if (marked_weight > kEnoughOfIt * WeightIn(weights, &page)) {
    parts = marked;
  } else {
    parts = {FindDensest(page, weights)};
  }
  options.live_entries = CountLiveEntries(*parts.front()) >= kMinLiveEntries;
  std::vector<Block> body;
  for (const Node* part : parts) {
    std::vector<Block> blocks = ReadBlocks(*part, options);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(body));
  }
  return body;
}

}  // namespace verbatim::articles
