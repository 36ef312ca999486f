#ifndef VERBATIM_TESTS_BENCH_HTML_INGEST_H_
#define VERBATIM_TESTS_BENCH_HTML_INGEST_H_

#include <cstddef>

#include "tests/bench/figures.h"
#include "tests/bench/synthetic_article.h"

namespace verbatim::bench {

// Made-up pages, a WARC file on standard input, through `verbatim ingest` into `verbatim serve`
// with a private Postgres of its own: the pace by tenths, and how much memory both programs hold at
// the end of each tenth. What can't be run ends the program with a message.
Json MeasureHtmlIngest(const ArticleShape& shape, size_t pages, size_t page_bytes);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_HTML_INGEST_H_
