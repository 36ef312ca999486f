#include "services/app/export_cursor.h"

#include <charconv>
#include <optional>

#include "services/base/error.h"

namespace verbatim::app {
namespace {

// Takes "123:" off the front.
std::optional<int64_t> TakeNumber(std::string_view& text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + colon, number);
  if (error != std::errc() || end != text.data() + colon || number < 0) return std::nullopt;
  text.remove_prefix(colon + 1);
  return number;
}

}  // namespace

std::string Encode(const ExportCursor& cursor) {
  return std::to_string(cursor.written) + ":" + std::to_string(cursor.article.value()) + ":" +
         std::to_string(cursor.outer_cursor.size()) + ":" + cursor.outer_cursor +
         cursor.inner_cursor;
}

absl::StatusOr<ExportCursor> DecodeExportCursor(std::string_view text) {
  const std::optional<int64_t> written = TakeNumber(text);
  const std::optional<int64_t> article = written ? TakeNumber(text) : std::nullopt;
  const std::optional<int64_t> outer_size = article ? TakeNumber(text) : std::nullopt;
  if (!outer_size || static_cast<uint64_t>(*outer_size) > text.size()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "page_token is not one of an export",
                     {.reason = "PAGE_TOKEN_INVALID", .metadata = {}, .field = "page_token"});
  }
  const auto split = static_cast<size_t>(*outer_size);
  return ExportCursor{.written = *written,
                      .article = domain::ArticleId(*article),
                      .outer_cursor = std::string(text.substr(0, split)),
                      .inner_cursor = std::string(text.substr(split))};
}

}  // namespace verbatim::app
