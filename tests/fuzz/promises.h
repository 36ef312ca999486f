#ifndef VERBATIM_TESTS_FUZZ_PROMISES_H_
#define VERBATIM_TESTS_FUZZ_PROMISES_H_

#include <string>
#include <string_view>

namespace verbatim::fuzz {

// Reads bytes as an article, extracts and attributes its statements, and checks what must hold
// whatever the bytes: they are refused with an error that names a reason, or read; the same bytes
// give the same result; every span lies in the text, on code-point boundaries, and survives the way
// to UTF-16, UTF-8 and code-point offsets and back; content is in order, in one entry, and claimed
// by one statement only. Returns what does not hold, empty if all does.
std::string BrokenExtractionPromise(std::string_view bytes);

// The same for two wordings: a wording is EXACT with itself, the order of the two does not change
// relation, score and meaning, and scores lie in [0, 1]. Texts that are not UTF-8 keep all
// promises.
std::string BrokenComparisonPromise(std::string_view a, std::string_view b);

}  // namespace verbatim::fuzz

#endif  // VERBATIM_TESTS_FUZZ_PROMISES_H_
