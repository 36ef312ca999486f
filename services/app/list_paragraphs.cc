#include "services/app/list_paragraphs.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "services/app/field_checks.h"
#include "services/app/paragraph_counts.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/offset_map.h"

namespace verbatim::app {
namespace {

using Key = ParagraphCounts::Key;

constexpr int32_t kTextsAtATime = 100;

// The page goes on after the paragraph whose first place this is.
std::string EncodeKey(const Key& key) {
  return std::to_string(key.time) + ":" + std::to_string(key.article) + ":" +
         std::to_string(key.begin);
}

// Takes a number that ends at a colon or at the end off the front.
template <typename T>
bool TakeNumber(std::string_view& text, T& number) {
  const std::string_view digits = text.substr(0, text.find(':'));
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return false;
  text.remove_prefix(std::min(digits.size() + 1, text.size()));
  return true;
}

absl::StatusOr<std::optional<Key>> DecodeKey(std::string_view cursor) {
  if (cursor.empty()) return std::optional<Key>();
  Key key;
  if (TakeNumber(cursor, key.time) && TakeNumber(cursor, key.article) &&
      TakeNumber(cursor, key.begin) && cursor.empty()) {
    return std::optional(key);
  }
  return MakeError(absl::StatusCode::kInvalidArgument, "page_token is not one of this list",
                   {.reason = "PAGE_TOKEN_INVALID", .metadata = {}, .field = "page_token"});
}

// Counts the paragraphs of the texts asked for; true if older ones were left out.
absl::StatusOr<bool> CountParagraphs(storage::Store& store, const CallContext& call,
                                     const RepeatQuery& query, ParagraphCounts& counts) {
  if (query.article) {
    ASSIGN_OR_RETURN(const storage::StoredArticle stored, store.GetArticle(call, *query.article));
    counts.Add(stored);
    return false;
  }
  const storage::ArticleFilter filter = {
      .outlet = query.outlet, .published_from = query.since, .with_texts = true};
  std::string cursor;
  do {
    if (counts.article_count() >= static_cast<int64_t>(kMaxArticlesForParagraphs)) return true;
    ASSIGN_OR_RETURN(
        storage::Page<storage::StoredArticle> texts,
        store.ListArticles(call, filter, {.size = kTextsAtATime, .cursor = std::move(cursor)}));
    for (const storage::StoredArticle& stored : texts.items) counts.Add(stored);
    cursor = std::move(texts.cursor);
    RETURN_IF_ERROR(CheckCall(call));
  } while (!cursor.empty());
  return false;
}

// Reads the places of paragraphs, keeping the last article at hand: those of one follow each other.
class PlaceReader {
 public:
  PlaceReader(storage::Store& store, const CallContext& call) : store_(store), call_(call) {}

  // Unset when the article was changed or erased meanwhile.
  absl::StatusOr<std::optional<ParagraphPlace>> Read(const ParagraphCounts::Place& place) {
    const domain::ArticleId id(place.key.article);
    if (!open_ || open_->stored.id != id) {
      absl::StatusOr<storage::StoredArticle> stored = store_.GetArticle(call_, id);
      if (absl::IsNotFound(stored.status())) return std::optional<ParagraphPlace>();
      RETURN_IF_ERROR(stored.status());
      open_ = std::make_unique<Open>(*std::move(stored));
    }
    const domain::Article& article = open_->stored.article;
    if (!place.span.IsValidIn(article.text)) return std::optional<ParagraphPlace>();
    ParagraphPlace read;
    read.article = WithoutText(open_->stored);
    read.span = place.span;
    read.text = place.span.In(article.text);
    for (const uint32_t byte : {place.span.begin, place.span.end}) {
      read.positions.push_back({.byte = byte,
                                .code_point = open_->code_points.FromByte(byte),
                                .utf16 = open_->utf16.FromByte(byte)});
    }
    for (const domain::Entry& entry : article.entries) {
      if (entry.span.begin > place.span.begin) break;
      read.entry = entry;
      read.entry_heading = entry.heading.In(article.text);
    }
    return std::optional(std::move(read));
  }

 private:
  struct Open {
    explicit Open(storage::StoredArticle article)
        : stored(std::move(article)),
          code_points(stored.article.text, text::OffsetEncoding::kCodePoints),
          utf16(stored.article.text, text::OffsetEncoding::kUtf16) {}

    const storage::StoredArticle stored;
    const text::OffsetMap code_points;
    const text::OffsetMap utf16;
  };

  static storage::StoredArticle WithoutText(const storage::StoredArticle& stored) {
    storage::StoredArticle listed;
    listed.id = stored.id;
    listed.revision = stored.revision;
    listed.article.url = stored.article.url;
    listed.article.outlet = stored.article.outlet;
    listed.article.title = stored.article.title;
    listed.article.publish_time = stored.article.publish_time;
    return listed;
  }

  storage::Store& store_;
  const CallContext& call_;
  std::unique_ptr<const Open> open_;
};

absl::StatusOr<RepeatedParagraph> ReadRepeat(const ParagraphCounts& counts,
                                             const ParagraphCounts::Repeat& repeat,
                                             PlaceReader& reader) {
  RepeatedParagraph paragraph;
  paragraph.word_count = repeat.word_count;
  paragraph.place_count = static_cast<int64_t>(repeat.places.size());
  std::set<uint32_t> articles;
  std::set<std::string> outlets;
  for (const ParagraphCounts::Place& place : repeat.places) {
    articles.insert(place.article);
    if (!counts.outlet(place.article).empty()) outlets.insert(counts.outlet(place.article));
  }
  paragraph.article_count = static_cast<int64_t>(articles.size());
  paragraph.outlets.assign(outlets.begin(), outlets.end());
  for (size_t i = 0; i < std::min(repeat.places.size(), kMaxParagraphPlaces); ++i) {
    ASSIGN_OR_RETURN(std::optional<ParagraphPlace> place, reader.Read(repeat.places[i]));
    if (place) paragraph.places.push_back(*std::move(place));
  }
  return paragraph;
}

}  // namespace

absl::StatusOr<RepeatedParagraphs> ListRepeatedParagraphs(storage::Store& store,
                                                          const CallContext& call,
                                                          const RepeatQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size, CheckRepeatQuery(query));
  ASSIGN_OR_RETURN(const std::optional<Key> after, DecodeKey(query.cursor));
  ParagraphCounts counts;
  RepeatedParagraphs found;
  ASSIGN_OR_RETURN(found.older_articles_left_out, CountParagraphs(store, call, query, counts));
  found.article_count = counts.article_count();
  const std::vector<ParagraphCounts::Repeat> repeats = counts.TakeRepeats();
  PlaceReader reader(store, call);
  const ParagraphCounts::Repeat* last = nullptr;
  for (const ParagraphCounts::Repeat& repeat : repeats) {
    const Key& key = repeat.places.front().key;
    if (after && key <= *after) continue;
    if (found.page.items.size() == static_cast<size_t>(size)) {
      found.page.cursor = EncodeKey(last->places.front().key);
      break;
    }
    ASSIGN_OR_RETURN(RepeatedParagraph paragraph, ReadRepeat(counts, repeat, reader));
    found.page.items.push_back(std::move(paragraph));
    last = &repeat;
  }
  return found;
}

}  // namespace verbatim::app
