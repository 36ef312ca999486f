#include "services/articles/blocks.h"

#include <algorithm>

#include "services/articles/boilerplate.h"
#include "services/articles/lines.h"
#include "services/articles/markup_parser.h"
#include "services/articles/time_formats.h"

namespace verbatim::articles {
namespace {

// Elements that begin and end lines, of HTML and NITF.
constexpr std::string_view kBlockTags[] = {
    "address", "article", "blockquote", "body",      "center",  "dd",      "details",
    "div",     "dl",      "dt",         "fieldset",  "h1",      "h2",      "h3",
    "h4",      "h5",      "h6",         "header",    "hr",      "html",    "li",
    "main",    "ol",      "p",          "pre",       "section", "summary", "table",
    "tbody",   "td",      "tfoot",      "th",        "thead",   "tr",      "ul",
    "block",   "hl1",     "hl2",        "#document", "content", "bq",      "q-block"};

bool IsBlockTag(std::string_view name) {
  return std::find(std::begin(kBlockTags), std::end(kBlockTags), name) != std::end(kBlockTags);
}

bool IsHeadingTag(std::string_view name) {
  return (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '4') || name == "hl2";
}

// The first time that a machine can read inside an entry.
std::optional<domain::Time> TimeInside(const Node& entry) {
  constexpr int kLooksAt = 200;
  int seen = 0;
  for (const Node* node = &entry; node != nullptr && seen < kLooksAt;
       node = NextInTree(node, &entry), ++seen) {
    for (std::string_view attribute : {"datetime", "content"}) {
      if (attribute == "content" && node->Get("itemprop") != "datePublished") continue;
      if (auto time = ReadTime(node->Get(attribute))) return time;
    }
  }
  return std::nullopt;
}

// "[1]" behind the words, a link to a note below.
bool IsNoteMark(const Node& node) {
  if (node.name != "sup") return false;
  const Node* link = node.Child("a");
  return link != nullptr && link->Get("href").starts_with('#');
}

// The title once more, with a byline on the same line.
bool IsTitleWithByline(std::string_view line, const std::string& title) {
  if (title.empty() || !line.starts_with(title) || line.size() <= title.size() + 1) return false;
  return IsBoilerplateLine(line.substr(title.size() + 1));
}

class BlockReader {
 public:
  BlockReader(const Node& top, const BlockOptions& options) : top_(top), options_(options) {}

  std::vector<Block> Run() && {
    WalkTree(
        top_, [this](const Node& node) { return Enter(node); },
        [this](const Node& node) { Leave(node); });
    Flush();
    return std::move(blocks_);
  }

 private:
  bool Enter(const Node& node) {
    if (node.IsText()) {
      AddText(node.text);
      return false;
    }
    if (node.name == "br") {
      if (++breaks_ > 1) Flush();
      text_ += ' ';
      return false;
    }
    if (IsNoteMark(node)) return false;
    const bool entry = options_.live_entries && IsLiveEntry(node);
    if (!entry && IsBoilerplate(node, options_.page_bytes)) return false;
    if (entry) {
      Flush();
      blocks_.push_back(
          {.kind = BlockKind::kEntry, .text = {}, .container = &node, .time = TimeInside(node)});
    }
    if (IsBlockTag(node.name)) {
      Flush();
      container_ = &node;
    }
    if (IsHeadingTag(node.name)) heading_ = true;
    if (node.name == "a" || node.name == "time") ++marked_;
    return true;
  }

  void Leave(const Node& node) {
    if (IsBlockTag(node.name)) {
      Flush();
      container_ = node.parent;
    }
    if (IsHeadingTag(node.name)) heading_ = false;
    if (node.name == "a" || node.name == "time") --marked_;
  }

  void AddText(std::string_view text) {
    // Also a no-break space, whose bytes together are no other character.
    const bool blank = text.find_first_not_of(" \t\r\n\xC2\xA0") == std::string_view::npos;
    if (!blank) breaks_ = 0;
    text_ += text;
    if (marked_ > 0 && !blank) marked_bytes_ += text.size();
  }

  void Flush() {
    std::string line = EvenOut(text_);
    if (!line.empty()) {
      blocks_.push_back({.kind = heading_ ? BlockKind::kHeading : BlockKind::kParagraph,
                         .text = std::move(line),
                         .marked_bytes = marked_bytes_,
                         .container = container_ == nullptr ? &top_ : container_,
                         .time = {}});
    }
    text_.clear();
    marked_bytes_ = 0;
    breaks_ = 0;
  }

  const Node& top_;
  const BlockOptions options_;
  const Node* container_ = nullptr;
  std::string text_;
  size_t marked_bytes_ = 0;
  int marked_ = 0;  // links and times around here
  int breaks_ = 0;
  bool heading_ = false;
  std::vector<Block> blocks_;
};

// A paragraph that is nothing but a link or a time.
bool IsMarkedAlone(const Block& block) { return 10 * block.marked_bytes >= 9 * block.text.size(); }

}  // namespace

std::vector<Block> ReadBlocks(const Node& top, const BlockOptions& options) {
  return BlockReader(top, options).Run();
}

void WriteBlocks(const std::vector<Block>& blocks, const std::string& title, ArticleText& text) {
  bool in_entry = false;     // of a live blog
  bool heads_entry = false;  // nothing of it but its begin was seen
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::kEntry) {
      text.BeginEntry("", block.time);
      in_entry = heads_entry = true;
      continue;
    }
    if (block.text == title && (!text.HasBody() || block.kind == BlockKind::kHeading)) continue;
    if (!text.HasBody() && IsTitleWithByline(block.text, title)) continue;
    if (IsBoilerplateLine(block.text)) continue;
    if (block.kind == BlockKind::kHeading && (!in_entry || heads_entry)) {
      text.BeginEntry(block.text);
    } else if (block.kind == BlockKind::kHeading || !IsMarkedAlone(block)) {
      text.AddParagraph(block.text);
    } else {
      continue;
    }
    heads_entry = false;
  }
}

std::vector<Block> ReadFragment(std::string_view fragment) {
  std::vector<Block> blocks;
  std::string decoded;
  if (fragment.find('<') != std::string_view::npos) {
    const auto tree = ParseHtml(fragment, {});
    if (!tree.ok()) return blocks;
    blocks = ReadBlocks(tree->root(), {.page_bytes = tree->root().text_bytes});
    for (Block& block : blocks) block.container = nullptr;  // it goes with the tree
    return blocks;
  }
  if (fragment.find('&') != std::string_view::npos) {
    const auto tree = ParseHtml(fragment, {});
    if (!tree.ok()) return blocks;
    decoded = TextOf(tree->root());
    fragment = decoded;
  }
  for (const Line& line : SplitLines(fragment)) {
    blocks.push_back({.text = EvenOut(line.visible.In(fragment)), .time = {}});
  }
  return blocks;
}

std::string PlainText(std::string_view fragment) {
  std::string line;
  for (const Block& block : ReadFragment(fragment)) line += (line.empty() ? "" : " ") + block.text;
  return line;
}

}  // namespace verbatim::articles
