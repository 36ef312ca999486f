#include "clients/cli/input_format_option.h"

#include "CLI/CLI.hpp"

#include "services/articles/format.h"

namespace verbatim::cli {
namespace {

std::string NamesOfFormats() {
  std::string names;
  for (articles::Format format : articles::kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(articles::NameOf(format));
  }
  return names;
}

}  // namespace

void AddInputFormatOption(CLI::App& command, std::string& name) {
  command
      .add_option("--input-format", name,
                  "what the inputs are, where their content does not show it: " + NamesOfFormats())
      ->type_name("NAME")
      ->check(CLI::Validator(
          [](const std::string& given) {
            return articles::FormatNamed(given) ? "" : "not one of " + NamesOfFormats();
          },
          ""));
}

}  // namespace verbatim::cli
