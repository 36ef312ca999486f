#include "clients/cli/format.h"

#include "CLI/CLI.hpp"

namespace verbatim::cli {

void AddFormatOption(CLI::App& command, FormatDefault otherwise, std::string& choice) {
  command
      .add_option("--format", choice,
                  otherwise == FormatDefault::kTable
                      ? "table (default), json or jsonl (one document a line)"
                      : "table (default on a terminal), json or jsonl (one document a line; "
                        "default elsewhere)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"table", "json", "jsonl"}).description(""));
}

Format ChooseFormat(const std::string& choice, FormatDefault otherwise, const Terminal& terminal) {
  if (choice == "json") return Format::kJson;
  if (choice == "jsonl") return Format::kJsonLines;
  if (choice == "table" || otherwise == FormatDefault::kTable) return Format::kTable;
  return terminal.is_terminal ? Format::kTable : Format::kJsonLines;
}

}  // namespace verbatim::cli
