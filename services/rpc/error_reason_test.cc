#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "verbatim/v1/error_reason.pb.h"

// The reasons are strings below services/rpc and an enum in the API: this keeps both in step.
namespace verbatim::rpc {
namespace {

// Reasons of programs that can't start; no call ever fails with them.
const char* const kReasonsOfPrograms[] = {"DATABASE_LACKS_EXTENSION",
                                          "DATABASE_NOT_UTF8",
                                          "DATABASE_URL_INVALID",
                                          "DATA_FOLDER_IN_USE",
                                          "DATA_FOLDER_UNUSABLE",
                                          "MODEL_DAMAGED",
                                          "MODEL_FOREIGN",
                                          "MODEL_VERSION",
                                          "POSTGRES_NOT_FOUND",
                                          "POSTGRES_START_FAILED",
                                          "POSTGRES_STOP_FAILED"};

constexpr std::string_view kPrefix = "ERROR_REASON_";

std::set<std::string> ReasonsOfApi() {
  std::set<std::string> reasons;
  const google::protobuf::EnumDescriptor& type = *v1::ErrorReason_descriptor();
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == v1::ERROR_REASON_UNSPECIFIED) continue;
    reasons.insert(type.value(i)->name().substr(kPrefix.size()));
  }
  return reasons;
}

bool IsProductSource(const std::filesystem::path& path) {
  return path.extension() == ".cc" && !path.stem().string().ends_with("_test") &&
         path.string().find("/testing/") == std::string::npos;
}

// Calls `visit` with each string literal of the file that consists of A-Z, 0-9 and '_' only, and
// with what stands before it.
template <typename Visit>
void ForEachUpperCaseLiteral(const std::string& source, const Visit& visit) {
  const auto is_upper = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  size_t quote = source.find('"');
  while (quote != std::string::npos) {
    const size_t end = source.find('"', quote + 1);
    if (end == std::string::npos) return;
    const std::string literal = source.substr(quote + 1, end - quote - 1);
    if (!literal.empty() && std::all_of(literal.begin(), literal.end(), is_upper)) {
      visit(std::string_view(source).substr(0, quote), literal);
    }
    quote = source.find('"', end + 1);
  }
}

struct ReasonsInSources {
  std::set<std::string> literals;  // any upper-case literal
  std::set<std::string> assigned;  // those that stand after `.reason =`
};

ReasonsInSources ScanSources() {
  ReasonsInSources found;
  for (const char* folder : {"services", "storage"}) {
    const std::filesystem::path root = std::filesystem::path(VERBATIM_SOURCE_DIR) / folder;
    for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
      if (!IsProductSource(file.path())) continue;
      std::ifstream stream(file.path());
      const std::string source{std::istreambuf_iterator<char>(stream), {}};
      ForEachUpperCaseLiteral(source, [&](std::string_view before, const std::string& literal) {
        found.literals.insert(literal);
        if (before.ends_with(".reason = ")) found.assigned.insert(literal);
      });
    }
  }
  return found;
}

TEST(ErrorReasonTest, EveryReasonUsedIsInTheApi) {
  std::set<std::string> api = ReasonsOfApi();
  api.insert(std::begin(kReasonsOfPrograms), std::end(kReasonsOfPrograms));
  for (const std::string& reason : ScanSources().assigned) {
    EXPECT_TRUE(api.contains(reason)) << reason;
  }
}

TEST(ErrorReasonTest, EveryReasonOfTheApiIsUsed) {
  std::set<std::string> literals = ScanSources().literals;
  // The store makes them of the kind of thing that it did not find.
  for (const char* kind : {"ARTICLE", "CLAIM", "CORRECTION", "QUOTE", "REVIEW", "SPEAKER"}) {
    literals.insert(std::string(kind) + "_NOT_FOUND");
  }
  for (const std::string& reason : ReasonsOfApi()) {
    EXPECT_TRUE(literals.contains(reason)) << reason;
  }
}

}  // namespace
}  // namespace verbatim::rpc
