#include "tests/end_to_end/newsroom.h"

#include <filesystem>

namespace verbatim::tests {

using nlohmann::json;

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
  json articles = Ask({"article"});
  json all = {{"quotes", Ask({"search", "--limit", "1000"})},
              {"repeats", Ask({"duplicates", "--limit", "1000"})},
              {"speakers", Ask({"speaker", "--limit", "1000"})}};
  for (json& article : articles) {
    all["occurrences"].push_back(Ask({"article", article.value("name", "")}));
    article.erase("createTime");
    article.erase("updateTime");
  }
  all["articles"] = articles;
  return all.dump(1);
}

}  // namespace verbatim::tests
