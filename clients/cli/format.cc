#include "clients/cli/format.h"

#include <vector>

#include "CLI/CLI.hpp"

namespace verbatim::cli {

namespace {

const char* Description(FormatDefault otherwise) {
  switch (otherwise) {
    case FormatDefault::kTable: return "table (default), json or jsonl (one document a line)";
    case FormatDefault::kTableOrCsv:
      return "table (default), csv, json or jsonl (one document a line)";
    case FormatDefault::kTableOrJsonLines: break;
  }
  return "table (default on a terminal), json or jsonl (one document a line; default elsewhere)";
}

}  // namespace

void AddFormatOption(CLI::App& command, FormatDefault otherwise, std::string& choice) {
  std::vector<std::string> formats = {"table", "json", "jsonl"};
  if (otherwise == FormatDefault::kTableOrCsv) formats.emplace_back("csv");
  command.add_option("--format", choice, Description(otherwise))
      ->type_name("FORMAT")
      ->check(CLI::IsMember(formats).description(""));
}

Format ChooseFormat(const std::string& choice, FormatDefault otherwise, const Terminal& terminal) {
  if (choice == "json") return Format::kJson;
  if (choice == "jsonl") return Format::kJsonLines;
  if (choice == "csv") return Format::kCsv;
  if (choice == "table" || otherwise != FormatDefault::kTableOrJsonLines) return Format::kTable;
  return terminal.is_terminal ? Format::kTable : Format::kJsonLines;
}

}  // namespace verbatim::cli
