#ifndef VERBATIM_SERVICES_ARTICLES_BLOCKS_H_
#define VERBATIM_SERVICES_ARTICLES_BLOCKS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/articles/article_text.h"
#include "services/articles/markup_tree.h"
#include "services/domain/time.h"

namespace verbatim::articles {

enum class BlockKind : unsigned char { kParagraph, kHeading, kEntry };

// A line of a page as it is shown: a paragraph, a heading, or (without text) where an entry of a
// live blog begins.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;                  // evened out
  size_t marked_bytes = 0;           // how much of it stands in links and times
  const Node* container = nullptr;   // the nearest element around it that ends lines
  std::optional<domain::Time> time;  // of an entry
};

struct BlockOptions {
  size_t page_bytes = 0;      // as IsBoilerplate; 0: nothing but scripts and the like is left out
  bool live_entries = false;  // whether to look for the entries of a live blog
};

// The blocks inside `top`, in order, without boilerplate. Inline elements join their text, block
// elements and two <br> in a row end it. Linear time.
std::vector<Block> ReadBlocks(const Node& top, const BlockOptions& options);

// Writes blocks as an article's body, without lines of the page: links alone, bylines, "Read more".
// A heading that repeats the title is left out.
void WriteBlocks(const std::vector<Block>& blocks, const std::string& title, ArticleText& text);

// A piece of text that may be HTML, such as a member of JSON or an element of a feed: its lines.
// Without tags, each line is a paragraph.
std::vector<Block> ReadFragment(std::string_view fragment);

// The same as one line.
std::string PlainText(std::string_view fragment);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_BLOCKS_H_
