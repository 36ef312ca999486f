// libFuzzer target: two wordings, parted by the first line end. script/fuzz runs it.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/fuzz/promises.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t cut = bytes.find('\n');
  if (cut == std::string_view::npos) return 0;
  const std::string broken =
      verbatim::fuzz::BrokenComparisonPromise(bytes.substr(0, cut), bytes.substr(cut + 1));
  if (broken.empty()) return 0;
  std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
  std::abort();
}
