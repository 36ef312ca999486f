#ifndef VERBATIM_STORAGE_TESTING_ARTICLE_BUILDER_H_
#define VERBATIM_STORAGE_TESTING_ARTICLE_BUILDER_H_

#include <string>
#include <string_view>

#include "services/domain/speaker.h"
#include "storage/store.h"

namespace verbatim::storage {

// Builds article drafts for tests of storage, with a simple matching of its own: a word is what
// stands between spaces, its hash is std::hash, and two wordings are one quote when one holds the
// other's words in a row or they share three words in a row.
class ArticleBuilder {
 public:
  ArticleBuilder(std::string url, std::string publish_day);

  ArticleBuilder& Outlet(std::string outlet);
  ArticleBuilder& Title(std::string title);
  // Starts a new entry; its heading is the next line of the text.
  ArticleBuilder& Entry(std::string_view heading);
  // Adds the line `“WORDS” said NAME.` and its statement.
  ArticleBuilder& Say(std::string_view words, std::string_view name,
                      domain::SpeakerKind kind = domain::SpeakerKind::kPerson);
  // Adds `NAME said that WORDS.`, an INDIRECT statement.
  ArticleBuilder& Report(std::string_view words, std::string_view name);
  // Adds a line without a statement.
  ArticleBuilder& Prose(std::string_view line);

  // The occurrence added last, to change it.
  OccurrenceDraft& Last() { return draft_.occurrences.back(); }
  const ArticleDraft& draft() const { return draft_; }

 private:
  uint32_t Append(std::string_view text);
  void CloseEntry();

  ArticleDraft draft_;
};

// The rules that go with it.
MatchRules SimpleRules();

// The hashes of all runs of three words (of all words, if there are fewer).
std::vector<int64_t> SimpleFingerprints(std::string_view words);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_TESTING_ARTICLE_BUILDER_H_
