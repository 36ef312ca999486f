#ifndef VERBATIM_SERVICES_MATCHING_ENCODING_REPAIR_H_
#define VERBATIM_SERVICES_MATCHING_ENCODING_REPAIR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"

namespace verbatim::matching {

// A text whose character entities and wrongly decoded characters were put right, with a map back.
class RepairedText {
 public:
  // The text as it was, each byte standing for itself.
  explicit RepairedText(std::string_view original);

  const std::string& text() const { return text_; }

  // The bytes of the original that a span of text() stands for: whole entities and whole runs of
  // wrongly decoded characters. REQUIRES: span is not empty and valid in text().
  domain::TextSpan ToOriginal(domain::TextSpan span) const {
    return {origins_[span.begin].begin, origins_[span.end - 1].end};
  }

 private:
  friend class Repairer;

  std::string text_;
  std::vector<domain::TextSpan> origins_;  // of each byte of text_
};

// Puts right what publishing systems do to characters:
//   - HTML entities: "&amp;", "&rsquo;", "&#8217;", "&#x2019;", also escaped twice
//     ("&amp;#8217;"); numbers 128 to 159 mean Windows-1252, as in browsers;
//   - UTF-8 once or twice read as Windows-1252: "â€™", "Ã©", "Â ", "Ã¢â‚¬â„¢".
// nullopt when there is nothing to repair, which is found out at the speed of memchr. Linear time.
// REQUIRES: valid UTF-8 under 4 GiB.
std::optional<RepairedText> RepairEncoding(std::string_view text);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_ENCODING_REPAIR_H_
