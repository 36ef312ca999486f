#ifndef VERBATIM_TESTS_FUZZ_READER_PROMISE_H_
#define VERBATIM_TESTS_FUZZ_READER_PROMISE_H_

#include <string>
#include <string_view>

#include "services/articles/format.h"

namespace verbatim::fuzz {

// Reads bytes as a format and checks what must hold whatever the bytes: each failure says why; each
// article has a text that can be stored, with title, standfirst and entries where its spans say, in
// a structure that the server takes; the same bytes give the same articles, however few arrive at a
// time. Returns what does not hold, empty if all does.
std::string BrokenReaderPromise(std::string_view bytes, articles::Format format);

}  // namespace verbatim::fuzz

#endif  // VERBATIM_TESTS_FUZZ_READER_PROMISE_H_
