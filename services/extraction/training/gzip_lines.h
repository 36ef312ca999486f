#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_GZIP_LINES_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_GZIP_LINES_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace verbatim::extraction::training {

// Calls `line` with each line of a gzipped (or plain) file, without its line end.
absl::Status ForEachLine(const std::string& path,
                         const std::function<void(std::string_view)>& line);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_GZIP_LINES_H_
