#include "tests/end_to_end/newsroom.h"

#include <filesystem>

namespace verbatim::tests {

using nlohmann::json;

namespace {

// "articles/5/occurrences/7" becomes "articles/#/occurrences/#": a client that comes second uses up
// a number and stores nothing.
std::string WithoutNumber(const std::string& name) {
  std::string text;
  bool in_number = false;
  for (const char c : name) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) text += c;
    if (digit && !in_number) text += '#';
    in_number = digit;
  }
  return text;
}

// Replaces the numbers of resource names, and times of storing, everywhere in an answer.
void ForgetNumbersAndTimes(json& value) {
  if (value.is_object()) {
    value.erase("createTime");
    value.erase("updateTime");
  }
  if (value.is_structured()) {
    for (json& part : value) ForgetNumbersAndTimes(part);
  } else if (value.is_string()) {
    const std::string text = value;
    for (const char* collection : {"articles/", "quotes/", "speakers/"}) {
      if (text.starts_with(collection)) value = WithoutNumber(text);
    }
  }
}

}  // namespace

std::string SamplePath(const std::string& file) {
  return std::string(VERBATIM_SOURCE_DIR "/tests/data/sample/") + file;
}

std::string UrlOf(const std::string& sample_file) { return "https://example.org/" + sample_file; }

DataFolder::DataFolder() {
  using std::filesystem::perms;
  std::filesystem::permissions(folder_.Path(""),
                               perms::owner_all | perms::group_exec | perms::others_exec);
}

cli::ProgramResult Newsroom::Run(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--server", server_.address()});
  return cli::RunVerbatim(arguments);
}

json Newsroom::Ask(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--format", "json"});
  return json::parse(Run(arguments).out, nullptr, /*allow_exceptions=*/false);
}

json Newsroom::Ingest(const std::string& sample_file) const {
  const json responses = Ask({"ingest", SamplePath(sample_file), "--url", UrlOf(sample_file)});
  return responses.is_array() && !responses.empty() ? responses[0] : json();
}

std::string Newsroom::Dump() const {
  json all = {{"articles", Ask({"article"})},
              {"quotes", Ask({"search", "--limit", "1000"})},
              {"repeats", Ask({"duplicates", "--only", "quotes", "--limit", "1000"})},
              {"speakers", Ask({"speaker", "--limit", "1000"})}};
  for (const json& article : all["articles"]) {
    all["occurrences"].push_back(Ask({"article", article.value("name", "")}));
  }
  ForgetNumbersAndTimes(all);
  return all.dump(1);
}

}  // namespace verbatim::tests
