#ifndef VERBATIM_CLIENTS_CLI_INPUT_TREE_H_
#define VERBATIM_CLIENTS_CLI_INPUT_TREE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace verbatim::cli {

// The files behind an argument of `ingest`, in sorted order: of a folder those at any depth whose
// names end as articles' do (.txt, .html, .xml, .json, .warc.gz, .zip and so on), but for hidden
// ones; of a pattern with *, ? or [ that names no file itself, the files that match; a file, "-"
// and what does not exist stay as they are.
// NOT_FOUND when a folder or pattern has none, or the system's reason why it can't be listed.
absl::StatusOr<std::vector<std::string>> ExpandInput(const std::string& path);

// Whether a file's name ends as an article's does, or as an archive's.
bool MayHoldArticles(std::string_view path);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INPUT_TREE_H_
