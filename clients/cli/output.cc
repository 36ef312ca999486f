#include "clients/cli/output.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

#include "absl/status/status.h"

#include "clients/cli/failure.h"

namespace verbatim::cli {
namespace {

// Large enough that system calls cost nothing, small enough to stay in cache.
constexpr size_t kFlushBytes = size_t{1} << 20;

// What wrapped text gets at least, however deep it is indented.
constexpr size_t kMinTextWidth = 20;

}  // namespace

void Output::Write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kFlushBytes) Flush();
}

void Output::Line(const StyledText& text) {
  Write(Render(text, terminal_.colour));
  Write("\n");
}

void Output::Paragraph(const StyledText& text, size_t indent) {
  Labelled({"", Style::kPlain}, 0, text, indent);
}

void Output::Labelled(const Run& label, size_t label_width, const StyledText& text, size_t indent) {
  const size_t margin = indent + label_width;
  const size_t width = std::max(kMinTextWidth, terminal_.width - std::min(terminal_.width, margin));
  std::string spaces(indent, ' ');
  Run first = label;
  for (const StyledText& line : Wrap(text, width)) {
    Write(spaces);
    if (!first.text.empty()) {
      Write(Render({first}, terminal_.colour));
      const size_t columns = DisplayWidth(first.text);
      Write(std::string(label_width - std::min(label_width, columns), ' '));
      first.text.clear();
    }
    Line(line);
    spaces.assign(margin, ' ');
  }
}

void Output::Flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = write(STDOUT_FILENO, rest.data(), rest.size());
    if (written > 0) {
      rest.remove_prefix(static_cast<size_t>(written));
    } else if (written < 0 && errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

ExitCode Output::Finish(ExitCode exit_code) {
  Flush();
  if (error_ == 0) return exit_code;
  ReportFailure("standard output", absl::ErrnoToStatus(error_, "can't be written"));
  return kFailed;
}

}  // namespace verbatim::cli
