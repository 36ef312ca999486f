#ifndef VERBATIM_SERVICES_ARTICLES_ARTICLE_TEXT_H_
#define VERBATIM_SERVICES_ARTICLES_ARTICLE_TEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "services/domain/article.h"

namespace verbatim::articles {

// White space evened out to single spaces, none at the ends; soft hyphens and zero-width spaces,
// which only lay out a page, left out.
std::string EvenOut(std::string_view text);

// Writes the text of an article that came in another form: title, standfirst, headings and
// paragraphs, one a line, with the spans that go with them. Each piece is evened out first; empty
// ones are ignored. Not thread-safe.
class ArticleText {
 public:
  // Writes into `article`, which must outlive this; its text must be empty.
  explicit ArticleText(domain::Article& article) : article_(article) {}

  // The article's title, which also becomes the text's first line. REQUIRES: nothing was added.
  void AddTitle(std::string_view title);
  // A line under the title. REQUIRES: no entry or paragraph was added.
  void AddStandfirst(std::string_view standfirst);
  // What follows belongs to a new entry. It counts once a paragraph follows, or when it has both a
  // heading and a time. A heading right under another one is a line of its entry.
  void BeginEntry(std::string_view heading, std::optional<domain::Time> time = std::nullopt);
  void AddParagraph(std::string_view paragraph);

  // Whether there is anything but title and standfirst.
  bool HasBody() const { return !article_.entries.empty(); }
  // Closes the last entry. INVALID_ARGUMENT when there is no body, or as text::CheckText.
  absl::Status Finish();

 private:
  struct Pending {
    std::string heading;
    std::optional<domain::Time> time;
    std::string subheading;
  };

  domain::TextSpan AddLine(std::string_view line);
  void OpenPending();

  domain::Article& article_;
  std::optional<Pending> pending_;
};

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_ARTICLE_TEXT_H_
