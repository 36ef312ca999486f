#include "clients/cli/failure.h"

#include <cstdio>
#include <string>

#include "clients/cli/styled_text.h"
#include "services/base/error.h"

namespace verbatim::cli {

void ReportFailure(std::string_view about, std::string_view message, std::string_view next_step) {
  std::string text = "verbatim: ";
  if (!about.empty()) text += ForTerminal(about) + ": ";
  text += ForTerminal(message) + "\n";
  if (!next_step.empty()) text += "  " + std::string(next_step) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void ReportFailure(std::string_view about, const absl::Status& status) {
  std::string message(status.message());
  if (const auto detail = GetErrorDetail(status)) message += " (" + detail->reason + ")";
  ReportFailure(about, message, "");
}

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk: return kDone;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded: return kNoServer;
    default: return kFailed;
  }
}

}  // namespace verbatim::cli
