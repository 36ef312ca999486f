#ifndef VERBATIM_TESTS_BENCH_SYNTHETIC_ARTICLE_H_
#define VERBATIM_TESTS_BENCH_SYNTHETIC_ARTICLE_H_

#include <cstddef>
#include <string>

#include "services/app/ingest_article.h"

namespace verbatim::bench {

// What an article holds; numbers of paragraphs.
struct ArticleShape {
  std::string name;
  double direct = 0;    // with a direct quote, on average
  double indirect = 0;  // with an indirect statement
  size_t prose = 0;     // without a statement
};

inline const ArticleShape kShapes[] = {
    // Political news, where every other sentence reports speech: 25 statements.
    {"quote-heavy", 13, 12, 6},
    {"ten-statements", 6, 4, 6},
    // All news: 1.2 quotes an article (Vaucher et al., "Quotebank: a corpus of quotations from a
    // decade of news", WSDM 2021: 235 million quotations in 196 million articles).
    {"average", 1.2, 0.8, 12}};

// A made-up article, the same each time. A quarter of the quotes are also in others: some in two,
// some in thousands.
app::IncomingArticle MakeArticle(const ArticleShape& shape, size_t number);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_SYNTHETIC_ARTICLE_H_
