#ifndef VERBATIM_TESTS_BENCH_SYNTHETIC_PAGE_H_
#define VERBATIM_TESTS_BENCH_SYNTHETIC_PAGE_H_

#include <cstddef>
#include <string>

#include "tests/bench/synthetic_article.h"

namespace verbatim::bench {

// A made-up article as the page of a news site, the same each time: JSON-LD and OpenGraph, styles
// and scripts, navigation, the paragraphs with captions and related links between them, a footer.
// As on such sites most of the bytes are none of the text. At least `bytes` long, and not much
// longer.
std::string MakePage(const ArticleShape& shape, size_t number, size_t bytes);

// The page as a WARC record of a crawler's.
std::string MakeWarcRecord(const ArticleShape& shape, size_t number, size_t bytes);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_SYNTHETIC_PAGE_H_
