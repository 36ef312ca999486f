#include "services/articles/page_body.h"

#include <algorithm>
#include <unordered_map>

#include "services/articles/boilerplate.h"
#include "services/articles/page_clutter.h"

namespace verbatim::articles {
namespace {

// Shorter lines are more often the page's than the article's; speech may be as short.
constexpr size_t kMinParagraphBytes = 25;
// A child that holds this share of the weight around it is where the article is.
constexpr double kMostOfIt = 0.7;
// What microdata marks must hold this share, or it marks something else, such as a teaser.
constexpr double kEnoughOfIt = 0.3;
// The element that the page's heading is in needs less: long columns may stand beside it.
constexpr double kEnoughAroundHeading = 0.05;
// Elements named as entries of a live blog make it one.
constexpr size_t kMinLiveEntries = 2;

// What an element holds.
struct Load {
  double weight = 0;
  int paragraphs = 0;  // that weigh anything
};
using Loads = std::unordered_map<const Node*, Load>;

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

// The load of each element that has any.
Loads WeighPage(const Node& page, const std::vector<Block>& blocks) {
  Loads loads;
  for (const Block& block : blocks) {
    const double weight = WeightOf(block);
    if (weight == 0) continue;
    Load& load = loads[block.container];
    load.weight += weight;
    ++load.paragraphs;
  }
  WalkTree(
      page, [](const Node&) { return true; },
      [&](const Node& node) {
        const auto found = loads.find(&node);
        if (found == loads.end()) return;
        const Load load = found->second;
        Load& above = loads[node.parent];
        above.weight += load.weight;
        above.paragraphs += load.paragraphs;
      });
  return loads;
}

Load LoadOf(const Loads& loads, const Node* node) {
  const auto found = loads.find(node);
  return found == loads.end() ? Load() : found->second;
}

const Node* FindDensest(const Node& page, const Loads& loads) {
  const Node* here = &page;
  while (true) {
    const Node* best = nullptr;
    for (const Node* child = here->first_child; child != nullptr; child = child->next) {
      if (best == nullptr || LoadOf(loads, child).weight > LoadOf(loads, best).weight) best = child;
    }
    if (best == nullptr || best->IsText() || best->name == "p" || IsLiveEntry(*best)) return here;
    const Load all = LoadOf(loads, here);
    const Load most = LoadOf(loads, best);
    // One long paragraph in an element of its own is not the article of a page that has more.
    const bool one_of_many = most.paragraphs == 1 && all.paragraphs > 1;
    if (most.weight <= kMostOfIt * all.weight || one_of_many) return here;
    here = best;
  }
}

// The element around the heading that is the article by its name, or the page where it has too
// little of it.
const Node& AroundHeading(const Node& page, const Node* heading, const Loads& loads) {
  const Node* around = heading;
  while (around != nullptr && around->name != "article") around = around->parent;
  if (around == nullptr) {
    around = heading;
    while (around != nullptr && around->name != "main") around = around->parent;
  }
  const Load load = LoadOf(loads, around);
  const bool enough =
      load.paragraphs > 1 && load.weight >= kEnoughAroundHeading * LoadOf(loads, &page).weight;
  return enough ? *around : page;
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

std::vector<Block> FindBody(const Node& page, const Node* heading,
                            const std::vector<const Node*>& marked) {
  BlockOptions options{.page_bytes = page.text_bytes};
  const Loads loads = WeighPage(page, ReadBlocks(page, options));
  const double page_weight = LoadOf(loads, &page).weight;
  if (page_weight == 0) return {};
  std::vector<const Node*> parts;
  double marked_weight = 0;
  for (const Node* part : marked) marked_weight += LoadOf(loads, part).weight;
  if (marked_weight > kEnoughOfIt * page_weight) {
    parts = marked;
  } else {
    parts = {FindDensest(AroundHeading(page, heading, loads), loads)};
  }
  options.live_entries = CountLiveEntries(*parts.front()) >= kMinLiveEntries;
  std::vector<Block> body;
  for (const Node* part : parts) {
    std::vector<Block> blocks = ReadBlocks(*part, options);
    std::move(blocks.begin(), blocks.end(), std::back_inserter(body));
  }
  DropClutter(body);
  return body;
}

}  // namespace verbatim::articles
