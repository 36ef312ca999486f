#include "services/extraction/training/gzip_lines.h"

#include <array>
#include <memory>

#include <zlib.h>

namespace verbatim::extraction::training {

absl::Status ForEachLine(const std::string& path,
                         const std::function<void(std::string_view)>& line) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (file == nullptr) return absl::NotFoundError("cannot open " + path);
  std::string pending;
  std::array<char, 65536> buffer;
  int count = 0;
  while ((count = gzread(file.get(), buffer.data(), buffer.size())) > 0) {
    pending.append(buffer.data(), static_cast<size_t>(count));
    size_t begin = 0;
    for (size_t end = pending.find('\n'); end != std::string::npos;
         end = pending.find('\n', begin)) {
      line(std::string_view(pending).substr(begin, end - begin));
      begin = end + 1;
    }
    pending.erase(0, begin);
  }
  if (count < 0) return absl::DataLossError("cannot read " + path);
  if (!pending.empty()) line(pending);
  return absl::OkStatus();
}

}  // namespace verbatim::extraction::training
