#include "storage/testing/article_builder.h"

#include <algorithm>
#include <functional>
#include <sstream>
#include <utility>

namespace verbatim::storage {
namespace {

using domain::Relation;
using domain::TextSpan;

std::vector<std::string> Words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool Holds(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

Relation CompareSimply(std::string_view a_text, std::string_view b_text) {
  const std::vector<std::string> a = Words(a_text);
  const std::vector<std::string> b = Words(b_text);
  if (a == b) return Relation::kExact;
  if (Holds(a, b) || Holds(b, a)) return Relation::kPartial;
  std::vector<int64_t> shared;
  const std::vector<int64_t> a_hashes = SimpleFingerprints(a_text);
  const std::vector<int64_t> b_hashes = SimpleFingerprints(b_text);
  std::set_intersection(a_hashes.begin(), a_hashes.end(), b_hashes.begin(), b_hashes.end(),
                        std::back_inserter(shared));
  return shared.empty() ? Relation::kDifferent : Relation::kVariant;
}

}  // namespace

std::vector<int64_t> SimpleFingerprints(std::string_view text) {
  const std::vector<std::string> words = Words(text);
  std::vector<int64_t> hashes;
  const size_t length = std::min<size_t>(3, words.size());
  for (size_t i = 0; i + length <= words.size() && length > 0; ++i) {
    std::string gram;
    for (size_t j = i; j < i + length; ++j) gram += words[j] + ' ';
    hashes.push_back(static_cast<int64_t>(std::hash<std::string>()(gram)));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

MatchRules SimpleRules() {
  MatchRules rules;
  rules.relate = CompareSimply;
  rules.judge = [](const std::string& wording, const std::vector<std::string>& others) {
    std::vector<PairRelation> relations;
    for (const std::string& other : others) {
      switch (CompareSimply(wording, other)) {
        case Relation::kDifferent: relations.push_back(PairRelation::kNone); break;
        case Relation::kPartial: relations.push_back(PairRelation::kPartial); break;
        default: relations.push_back(PairRelation::kVariant);
      }
    }
    return relations;
  };
  rules.stored_fingerprints = SimpleFingerprints;
  rules.query_fingerprints = SimpleFingerprints;
  rules.roles_agree = std::equal_to<std::string>();
  return rules;
}

ArticleBuilder::ArticleBuilder(std::string url, std::string publish_day) {
  draft_.article.url = std::move(url);
  draft_.article.outlet = "Example Times";
  draft_.article.title = "A day of talks";
  draft_.article.language = "en";
  draft_.article.publish_time = domain::ParseTime(publish_day);
  draft_.article.entries.push_back({});
}

ArticleBuilder& ArticleBuilder::Outlet(std::string outlet) {
  draft_.article.outlet = std::move(outlet);
  return *this;
}

ArticleBuilder& ArticleBuilder::Title(std::string title) {
  draft_.article.title = std::move(title);
  return *this;
}

uint32_t ArticleBuilder::Append(std::string_view text) {
  const auto begin = static_cast<uint32_t>(draft_.article.text.size());
  draft_.article.text += text;
  CloseEntry();
  return begin;
}

void ArticleBuilder::CloseEntry() {
  draft_.article.entries.back().span.end = static_cast<uint32_t>(draft_.article.text.size());
}

ArticleBuilder& ArticleBuilder::Entry(std::string_view heading) {
  const auto begin = static_cast<uint32_t>(draft_.article.text.size());
  if (begin > 0) draft_.article.entries.push_back({});
  draft_.article.entries.back().span.begin = begin;
  draft_.article.entries.back().heading = {.begin = begin,
                                           .end = begin + static_cast<uint32_t>(heading.size())};
  Append(heading);
  Append("\n");
  return *this;
}

ArticleBuilder& ArticleBuilder::Prose(std::string_view line) {
  Append(line);
  Append("\n");
  return *this;
}

ArticleBuilder& ArticleBuilder::Say(std::string_view words, std::string_view name,
                                    domain::SpeakerKind kind) {
  OccurrenceDraft& occurrence = draft_.occurrences.emplace_back();
  domain::AttributedStatement& attributed = occurrence.attributed;
  const uint32_t content = Append("“" + std::string(words) + "”");
  const uint32_t cue = Append(" said ") + 1;
  const uint32_t source = Append(name);
  Append(".\n");
  attributed.statement.content = {
      {.span = {.begin = content, .end = cue - 1}, .attachment = domain::SegmentAttachment::kCue}};
  attributed.statement.cue = TextSpan{.begin = cue, .end = cue + 4};
  attributed.statement.source =
      TextSpan{.begin = source, .end = source + static_cast<uint32_t>(name.size())};
  attributed.statement.entry = static_cast<uint32_t>(draft_.article.entries.size() - 1);
  attributed.statement.confidence = 0.9;
  attributed.speaker.name = name;
  attributed.speaker.kind = kind;
  attributed.speaker.confidence = 0.8;
  domain::ChainLink& link = attributed.chain.emplace_back();
  link.kind = domain::LinkKind::kSource;
  link.text = name;
  link.evidence = attributed.statement.source;
  link.method = "cue";
  occurrence.wording = words;
  occurrence.normal_wording = words;
  occurrence.stored_fingerprints = SimpleFingerprints(words);
  occurrence.query_fingerprints = occurrence.stored_fingerprints;
  return *this;
}

ArticleBuilder& ArticleBuilder::Report(std::string_view words, std::string_view name) {
  Say(words, name);
  Last().attributed.statement.kind = domain::StatementKind::kIndirect;
  Last().verbatim = false;
  return *this;
}

}  // namespace verbatim::storage
