#include "services/server/log_format.h"

#include <memory>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "spdlog/formatter.h"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

#include "services/base/log_event.h"

namespace verbatim::server {
namespace {

class JsonFormatter final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const auto level = spdlog::level::to_string_view(message.level);
    const std::string line =
        "{\"time\":\"" +
        absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::FromChrono(message.time),
                         absl::UTCTimeZone()) +
        "\",\"level\":\"" + std::string(level.data(), level.size()) + "\"," +
        EventToJson(std::string_view(message.payload.data(), message.payload.size())) + "}\n";
    out.append(line.data(), line.data() + line.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>();
  }
};

}  // namespace

void SetUpLog(bool json) {
  auto log = spdlog::stderr_color_mt("verbatim");  // stdout is for the address
  if (json) log->set_formatter(std::make_unique<JsonFormatter>());
  spdlog::set_default_logger(std::move(log));
}

}  // namespace verbatim::server
