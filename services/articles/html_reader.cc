#include "services/articles/html_reader.h"

#include <algorithm>
#include <string>
#include <vector>

#include "services/articles/article_text.h"
#include "services/articles/blocks.h"
#include "services/articles/decode_markup.h"
#include "services/articles/linked_data.h"
#include "services/articles/markup_parser.h"
#include "services/articles/original_hash.h"
#include "services/articles/page_body.h"
#include "services/articles/page_clutter.h"
#include "services/articles/page_facts.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

// A page that shows less than this share of what JSON-LD tells keeps the rest behind a click, or
// loads it later; one that tells less than this share of what it shows tells headings only.
constexpr double kEnough = 0.5;

size_t TextSize(const std::vector<Block>& blocks) {
  size_t size = 0;
  for (const Block& block : blocks) size += block.text.size();
  return size;
}

bool IsEnough(size_t part, size_t whole) {
  return static_cast<double>(part) >= kEnough * static_cast<double>(whole);
}

size_t TextSize(const std::vector<LiveUpdate>& updates) {
  size_t size = 0;
  for (const LiveUpdate& update : updates) size += TextSize(ReadFragment(update.body));
  return size;
}

void WriteUpdates(const LinkedArticle& linked, ArticleText& text) {
  for (const Block& block : ReadFragment(linked.body)) text.AddParagraph(block.text);
  for (const LiveUpdate& update : linked.updates) {
    text.BeginEntry(update.heading, update.time);
    for (const Block& block : ReadFragment(update.body)) text.AddParagraph(block.text);
  }
}

// The body's blocks without the line that is the standfirst.
std::vector<Block> BodyOf(const MarkupTree& tree, const PageFacts& page) {
  std::vector<Block> body = FindBody(tree.root(), page.heading, page.body);
  const auto standfirst = std::find_if(body.begin(), body.end(), [&](const Block& block) {
    return !page.standfirst.empty() && block.text == page.standfirst;
  });
  if (standfirst != body.end()) body.erase(standfirst);
  return body;
}

// When a live blog that does not say so began.
std::optional<domain::Time> EarliestEntry(const domain::Article& article) {
  std::optional<domain::Time> earliest;
  for (const domain::Entry& entry : article.entries) {
    if (entry.publish_time && (!earliest || *entry.publish_time < *earliest)) {
      earliest = entry.publish_time;
    }
  }
  return earliest;
}

}  // namespace

absl::StatusOr<FoundArticle> ReadHtml(std::string_view bytes, std::string_view charset,
                                      const CallContext& call) {
  FoundArticle found;
  const std::string markup = DecodeMarkup(bytes, charset, found.warnings);
  ASSIGN_OR_RETURN(const MarkupTree tree, ParseHtml(markup, call));
  const PageFacts page = ReadPageFacts(tree.root());
  LinkedArticle linked =
      ReadLinkedData(page.json_ld, page.facts.url, found.warnings).value_or(LinkedArticle());
  linked.facts.FillFrom(page.facts);
  SetFacts(linked.facts, found.article);
  found.article.original_hash = HashOfOriginal(bytes);

  ArticleText text(found.article);
  text.AddTitle(linked.facts.title);
  text.AddStandfirst(page.standfirst);
  std::vector<Block> body = BodyOf(tree, page);
  for (const std::string& note : TakeCorrectionNotes(body)) {
    found.warnings.push_back("left out of the text: " + note);
  }
  if (!linked.updates.empty() && IsEnough(TextSize(linked.updates), TextSize(body))) {
    WriteUpdates(linked, text);
  } else {
    const std::vector<Block> told = ReadFragment(linked.body);
    if (!IsEnough(TextSize(body), TextSize(told))) body = told;
    // The title that the page shows may differ from the one that it tells.
    std::erase_if(body, [&](const Block& block) {
      return block.kind == BlockKind::kHeading && block.text == page.shown_title;
    });
    WriteBlocks(body, found.article.title, text);
  }
  RETURN_IF_ERROR(text.Finish());
  if (!found.article.publish_time) found.article.publish_time = EarliestEntry(found.article);
  return found;
}

}  // namespace verbatim::articles
