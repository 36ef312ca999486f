#include "storage/internal/sql_state.h"

#include "services/base/error.h"

namespace verbatim::storage {
namespace {

using Code = absl::StatusCode;

bool InClass(std::string_view sql_state, std::string_view two) {
  return sql_state.substr(0, 2) == two;
}

// The name of our own schema that stands in quotation marks behind `word`; empty if there is none.
std::string_view NameBehind(std::string_view word, std::string_view line) {
  constexpr char kMark = 0x22;
  const size_t at = line.find(std::string(word) + ' ' + kMark);
  if (at == std::string_view::npos) return "";
  line.remove_prefix(at + word.size() + 2);
  const size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
  return end != std::string_view::npos && line[end] == kMark ? line.substr(0, end) : "";
}

}  // namespace

std::string LogText(std::string_view sql_state, std::string_view message) {
  std::string text(sql_state);
  if (!InClass(sql_state, "23")) return text;
  // Only the first line is Postgres' own; DETAIL and CONTEXT hold values.
  const std::string_view line = message.substr(0, message.find('\n'));
  for (const std::string_view word : {"constraint", "column", "relation", "table"}) {
    const std::string_view name = NameBehind(word, line);
    if (!name.empty()) text.append(", ").append(word).append(" ").append(name);
  }
  return text;
}

absl::Status StoreUnavailableError() {
  return MakeError(Code::kUnavailable, "the database can't be reached",
                   {.reason = "STORE_UNAVAILABLE", .metadata = {}, .field = ""});
}

absl::Status StoreInternalError() {
  return MakeError(Code::kInternal, "the store failed; the server's log says more",
                   {.reason = "INTERNAL", .metadata = {}, .field = ""});
}

absl::Status StatusFromSqlState(std::string_view sql_state) {
  if (sql_state == "57014") {
    return MakeError(Code::kCancelled, "the call was cancelled",
                     {.reason = "CALL_CANCELLED", .metadata = {}, .field = ""});
  }
  // Serialization failure, deadlock, lock not available, unique violation: another writer won.
  if (sql_state == "40001" || sql_state == "40P01" || sql_state == "55P03") {
    return MakeError(Code::kAborted, "others wrote the same rows at the same time; try again",
                     {.reason = "WRITE_CONFLICT", .metadata = {}, .field = ""});
  }
  if (sql_state == "23505") {
    return MakeError(Code::kAlreadyExists, "another call stored the same at the same time",
                     {.reason = "WRITE_CONFLICT", .metadata = {}, .field = ""});
  }
  if (InClass(sql_state, "53")) {
    return MakeError(Code::kResourceExhausted,
                     "the database has run out of disk, memory or connections",
                     {.reason = "STORE_BUSY", .metadata = {}, .field = ""});
  }
  // Connection exceptions, shutdown, crash, starting up, and a standby that takes no writes.
  if (InClass(sql_state, "08") || sql_state == "57P01" || sql_state == "57P02" ||
      sql_state == "57P03" || sql_state == "57P05" || sql_state == "25006") {
    return StoreUnavailableError();
  }
  return StoreInternalError();
}

}  // namespace verbatim::storage
