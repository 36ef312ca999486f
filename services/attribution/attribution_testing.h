#ifndef VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTION_TESTING_H_
#define VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTION_TESTING_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "services/domain/statement.h"

// Articles for tests, written with their statements marked.
namespace verbatim::attribution::testing {

// An article with the statements that its text marks.
struct MarkedArticle {
  domain::Article article;
  std::vector<domain::Statement> statements;
};

// Reads a text in which "[...]" encloses content, "{...}" a cue and "<...>" a source. A "|" ends a
// statement and begins the next; a paragraph without marks needs none. A line that begins with
// "# " is the heading of a new entry. The marks themselves are left out of the article.
MarkedArticle ReadMarked(std::string_view marked);

// The statements of a marked text, attributed, in an article published on `date` ("2023-02-15",
// empty for none).
std::vector<domain::AttributedStatement> Attribute(std::string_view marked,
                                                   std::string_view date = "");

// "PERSON Jane Doe", or "UNKNOWN", with the candidates if there are any: "UNKNOWN? Jane Doe, Ann
// Poe".
std::string ShowSpeaker(const domain::ResolvedSpeaker& speaker);

// The speakers of all statements, separated by "; ".
std::string ShowSpeakers(std::string_view marked);

// The links of one kind, as "text" or "text=2023-02-14", separated by "; ".
std::string ShowLinks(const domain::AttributedStatement& statement, domain::LinkKind kind);

}  // namespace verbatim::attribution::testing

#endif  // VERBATIM_SERVICES_ATTRIBUTION_ATTRIBUTION_TESTING_H_
