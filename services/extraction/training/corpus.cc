#include "services/extraction/training/corpus.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

#include "services/base/status_macros.h"
#include "services/extraction/training/gzip_lines.h"

namespace verbatim::extraction::training {
namespace {

using Json = nlohmann::json;

// A span of the corpus, in code points, as the bytes of the text.
std::optional<domain::TextSpan> ToBytes(const text::OffsetMap& offsets, uint32_t begin,
                                        uint32_t end) {
  const std::optional<uint32_t> first = offsets.ToByte(begin);
  const std::optional<uint32_t> last = offsets.ToByte(end);
  if (!first || !last || *first >= *last) return std::nullopt;
  return domain::TextSpan{*first, *last};
}

// The tokens that spans of the corpus cover; spans without a token are left out.
std::vector<text::TokenRange> ToTokens(const CorpusDocument& doc, const Json& spans) {
  std::vector<text::TokenRange> ranges;
  for (const Json& span : spans) {
    const auto bytes =
        ToBytes(*doc.offsets, span.at(0).get<uint32_t>(), span.at(1).get<uint32_t>());
    if (!bytes) continue;
    const text::TokenRange range = doc.document->TokensIn(*bytes);
    if (!range.empty()) ranges.push_back(range);
  }
  return ranges;
}

std::optional<text::TokenRange> Hull(const std::vector<text::TokenRange>& ranges) {
  if (ranges.empty()) return std::nullopt;
  return text::TokenRange{ranges.front().begin, ranges.back().end};
}

domain::StatementKind ParseKind(const std::string& name) {
  if (name == "DIRECT") return domain::StatementKind::kDirect;
  return name == "MIXED" ? domain::StatementKind::kMixed : domain::StatementKind::kIndirect;
}

std::unique_ptr<CorpusDocument> ReadDocument(const Json& record) {
  auto doc = std::make_unique<CorpusDocument>();
  doc->id = record.at("id").get<std::string>();
  doc->publisher = record.at("publisher").get<std::string>();
  doc->article = PlainArticle(record.at("text").get<std::string>());
  doc->offsets =
      std::make_unique<text::OffsetMap>(doc->article.text, text::OffsetEncoding::kCodePoints);
  doc->document = std::make_unique<text::Document>(text::Document::Analyze(doc->article));
  doc->words = ReadWords(*doc->document);
  for (const Json& attribution : record.at("attributions")) {
    GoldStatement gold;
    gold.kind = ParseKind(attribution.at("kind").get<std::string>());
    gold.content = ToTokens(*doc, attribution.at("content"));
    if (attribution.contains("cue")) gold.cue = Hull(ToTokens(*doc, attribution.at("cue")));
    if (attribution.contains("source")) {
      gold.source = Hull(ToTokens(*doc, attribution.at("source")));
    }
    if (!gold.content.empty()) doc->gold.push_back(std::move(gold));
  }
  doc->discarded.resize(doc->document->tokens().size());
  if (record.contains("discard")) {
    for (const text::TokenRange range : ToTokens(*doc, record.at("discard"))) {
      std::fill(doc->discarded.begin() + range.begin, doc->discarded.begin() + range.end, true);
    }
  }
  return doc;
}

// Gives each of our tokens the tag of the silver token that ends with it, else of the last one that
// overlaps it (the head of an English compound stands last).
class SilverTags {
 public:
  explicit SilverTags(const Corpus& corpus) {
    for (const auto& doc : corpus) by_id_.emplace(doc->id, doc.get());
  }

  void ReadLine(absl::string_view line) {
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    if (columns.size() < 8) return;
    if (columns[0] != current_id_) {
      current_id_ = std::string(columns[0]);
      const auto found = by_id_.find(current_id_);
      current_ = found == by_id_.end() ? nullptr : found->second;
      if (current_ != nullptr) current_->silver_tags.resize(current_->words.size(), Tag::kNone);
    }
    uint32_t begin = 0;
    uint32_t end = 0;
    if (current_ == nullptr || !absl::SimpleAtoi(columns[3], &begin) ||
        !absl::SimpleAtoi(columns[4], &end)) {
      return;
    }
    const auto span = ToBytes(*current_->offsets, begin, end);
    const auto tag = ParseTag({columns[7].data(), columns[7].size()});
    if (!span || !tag) return;
    const text::TokenRange tokens = current_->document->TokensIn(*span);
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) current_->silver_tags[i] = *tag;
  }

 private:
  std::unordered_map<std::string, CorpusDocument*> by_id_;
  std::string current_id_;
  CorpusDocument* current_ = nullptr;
};

}  // namespace

bool GoldStatement::HasContent(uint32_t token) const {
  return std::any_of(content.begin(), content.end(),
                     [token](text::TokenRange range) { return range.Contains(token); });
}

domain::Article PlainArticle(std::string text) {
  domain::Article article;
  article.text = std::move(text);
  article.language = "en";
  article.entries.push_back(
      {.span = {0, static_cast<uint32_t>(article.text.size())}, .heading = {}});
  return article;
}

absl::StatusOr<Corpus> ReadCorpus(const std::string& documents, const std::string& tokens) {
  Corpus corpus;
  bool well_formed = true;
  RETURN_IF_ERROR(ForEachLine(documents, [&](std::string_view line) {
    const Json record = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (record.is_object()) {
      corpus.push_back(ReadDocument(record));
    } else if (!line.empty()) {
      well_formed = false;
    }
  }));
  if (!well_formed) return absl::DataLossError(documents + " has a line that is not JSON");
  if (!tokens.empty()) {
    SilverTags silver(corpus);
    RETURN_IF_ERROR(ForEachLine(tokens, [&](std::string_view line) {
      silver.ReadLine({line.data(), line.size()});
    }));
  }
  return corpus;
}

}  // namespace verbatim::extraction::training
