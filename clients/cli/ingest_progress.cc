#include "clients/cli/ingest_progress.h"

#include <algorithm>
#include <cstdio>

#include "clients/cli/terminal.h"

namespace verbatim::cli {
namespace {

std::string WithCommas(int64_t number) {
  std::string digits = std::to_string(number);
  for (size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

// "1:20", "2:05:00".
std::string Duration(int64_t seconds) {
  char text[32];
  if (seconds >= 3600) {
    std::snprintf(text, sizeof text, "%d:%02d:%02d", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  } else {
    std::snprintf(text, sizeof text, "%d:%02d", static_cast<int>(seconds / 60),
                  static_cast<int>(seconds % 60));
  }
  return text;
}

}  // namespace

std::string ShowProgress(const IngestState& state) {
  constexpr double kMaxSeconds = 99.0 * 3600;
  const double seconds = static_cast<double>(state.elapsed.count()) / 1000;
  std::string line =
      "ingesting: " + WithCommas(state.articles) + (state.articles == 1 ? " article" : " articles");
  if (seconds < 1 || state.articles == 0) return line;
  const double rate = static_cast<double>(state.articles) / seconds;
  char text[32];
  std::snprintf(text, sizeof text, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
  line += text;
  if (state.bytes == 0 || state.bytes >= state.total_bytes) return line;
  const double share = static_cast<double>(state.bytes) / static_cast<double>(state.total_bytes);
  std::snprintf(text, sizeof text, ", %.0f %%", 100 * share);
  const double left = std::min(kMaxSeconds, seconds / share - seconds);
  return line + text + ", " + Duration(static_cast<int64_t>(left + 0.5)) + " left";
}

IngestProgress::IngestProgress() : shown_(StandardErrorIsTerminal()) {}

std::chrono::milliseconds IngestProgress::Elapsed() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
}

void IngestProgress::Show(IngestState state) {
  constexpr std::chrono::milliseconds kPause{100};
  if (!shown_ || Clock::now() - last_ < kPause) return;
  last_ = Clock::now();
  state.elapsed = Elapsed();
  std::fprintf(stderr, "\r\033[K%s", ShowProgress(state).c_str());
  on_screen_ = true;
}

void IngestProgress::Clear() {
  if (on_screen_) std::fputs("\r\033[K", stderr);
  on_screen_ = false;
}

}  // namespace verbatim::cli
