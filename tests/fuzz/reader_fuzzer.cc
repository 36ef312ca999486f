// libFuzzer target: any bytes as an article's document. Built once for each group of formats, named
// by VERBATIM_FUZZ_FORMATS; script/fuzz runs them.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/fuzz/reader_promise.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  for (verbatim::articles::Format format : {VERBATIM_FUZZ_FORMATS}) {
    const std::string broken =
        verbatim::fuzz::BrokenReaderPromise({reinterpret_cast<const char*>(data), size}, format);
    if (broken.empty()) continue;
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
