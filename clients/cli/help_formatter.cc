#include "clients/cli/help_formatter.h"

#include "clients/cli/styled_text.h"

namespace verbatim::cli {
namespace {

constexpr size_t kOptionColumn = 26;
constexpr size_t kHelpWidth = 100;

// "--server HOST:PORT"
std::string NameAndType(const CLI::Option* option, bool is_positional) {
  if (is_positional) return option->get_name(/*positional=*/true, /*all_options=*/false);
  std::string name;
  for (const std::string& short_name : option->get_snames()) name += "-" + short_name + ", ";
  for (const std::string& long_name : option->get_lnames()) name += "--" + long_name;
  if (option->get_type_size() != 0) name += " " + option->get_type_name();
  return name;
}

// " (default 30; or $VERBATIM_TIMEOUT)"
std::string Defaults(const CLI::Option* option) {
  std::string defaults;
  if (!option->get_default_str().empty()) defaults = "default " + option->get_default_str();
  if (!option->get_envname().empty()) {
    defaults += (defaults.empty() ? "or $" : "; or $") + option->get_envname();
  }
  return defaults.empty() ? "" : " (" + defaults + ")";
}

}  // namespace

HelpFormatter::HelpFormatter() {
  column_width(kOptionColumn);
  label("Positionals", "Arguments");
  label("SUBCOMMAND", "COMMAND");
  label("OPTIONS", "OPTION...");
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  const std::string name = "  " + NameAndType(option, is_positional);
  std::string help = name;
  size_t column = name.size();
  if (column + 2 > kOptionColumn) {
    help += "\n";
    column = 0;
  }
  const std::string description = option->get_description() + Defaults(option);
  for (const StyledText& line : Wrap({{description}}, kHelpWidth - kOptionColumn)) {
    help += std::string(kOptionColumn - column, ' ') + Render(line, /*colour=*/false) + "\n";
    column = 0;
  }
  return help;
}

}  // namespace verbatim::cli
