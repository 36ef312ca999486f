#include "storage/internal/candidates.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// The right wording was among the best 64 in at least 98 of 100 searches of a million.
constexpr int64_t kRelativesPerWording = 64;
// For articles with very many statements: bounds the memory that relatives take.
constexpr int64_t kRelativesPerArticle = 20'000;
// Hashes in one query: some milliseconds of look-ups, so that deadlines are kept.
constexpr size_t kHashesPerQuery = 20'000;

// What one query asks for.
struct Question {
  ArrayText hash_askers;
  ArrayText hashes;
  ArrayText askers;
  ArrayText keys;
  ArrayText texts;
  size_t size = 0;  // look-ups

  void Add(int64_t asker, const std::vector<int64_t>& fingerprints, bool verbatim) {
    for (const int64_t hash : fingerprints) {
      hash_askers.Add(asker);
      hashes.Add(HashInIndex(hash, verbatim));
    }
    size += fingerprints.size();
  }

  void Add(int64_t asker, const AskedWording& asked) {
    Add(asker, *asked.query_fingerprints, asked.verbatim);
    askers.Add(asker);
    keys.Add(asked.key);
    texts.Add(asked.text);
    ++size;
  }
};

absl::Status Ask(Session& session, const Question& question, int64_t limit, bool placing,
                 std::vector<Relatives>& relatives, std::vector<int32_t>& shared) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindCandidates, Params()
                                                                 .Add(question.hash_askers)
                                                                 .Add(question.hashes)
                                                                 .Add(question.askers)
                                                                 .Add(question.keys)
                                                                 .Add(question.texts)
                                                                 .Add(limit)
                                                                 .Add(placing)));
  for (Row row : rows) {
    Relatives& found = relatives.at(static_cast<size_t>(row.Int()));
    StoredWording wording;
    wording.id = row.Int();
    wording.quote = row.Int();
    wording.text = row.Text();
    wording.speakers = row.TextArray();
    const int32_t in_common = row.Int32();
    if (row.Bool()) {
      found.known = std::move(wording);
    } else {
      found.like.push_back(std::move(wording));
      shared.push_back(in_common);
    }
  }
  return absl::OkStatus();
}

}  // namespace

int64_t HashInIndex(int64_t hash, bool verbatim) { return verbatim ? hash : ~hash; }

absl::StatusOr<std::vector<Relatives>> FindRelatives(Session& session,
                                                     const std::vector<AskedWording>& asked) {
  std::vector<Relatives> relatives(asked.size());
  std::vector<int32_t> shared;
  const int64_t limit = std::clamp<int64_t>(
      kRelativesPerArticle / std::max<int64_t>(1, static_cast<int64_t>(asked.size())), 1,
      kRelativesPerWording);
  Question question;
  for (size_t i = 0; i < asked.size(); ++i) {
    question.Add(static_cast<int64_t>(i), asked[i]);
    if (question.size >= kHashesPerQuery) {
      RETURN_IF_ERROR(Ask(session, question, limit, true, relatives, shared));
      question = Question();
    }
  }
  if (question.size > 0) {
    RETURN_IF_ERROR(Ask(session, question, limit, true, relatives, shared));
  }
  return relatives;
}

absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByFingerprints(
    Session& session, const std::vector<int64_t>& fingerprints, bool verbatim, int32_t limit) {
  Question question;
  question.Add(0, fingerprints, verbatim);
  std::vector<Relatives> relatives(1);
  std::vector<int32_t> shared;
  RETURN_IF_ERROR(Ask(session, question, limit, false, relatives, shared));
  std::vector<QuoteCandidate> candidates;
  std::unordered_set<int64_t> quotes;
  for (size_t i = 0; i < shared.size(); ++i) {
    StoredWording& wording = relatives[0].like[i];
    if (!quotes.insert(wording.quote).second) continue;
    candidates.push_back({.quote = domain::QuoteId(wording.quote),
                          .wording = std::move(wording.text),
                          .shared_fingerprints = shared[i]});
  }
  return candidates;
}

absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
    Session& session, const std::vector<std::string>& texts, bool verbatim, int32_t limit) {
  std::vector<QuoteCandidate> candidates;
  if (texts.empty()) return candidates;
  ArrayText asked;
  for (const std::string& text : texts) asked.Add(text);
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindCandidatesByWords,
                                   Params().Add(verbatim).Add(asked).Add(int64_t{limit})));
  for (Row row : rows) {
    QuoteCandidate& candidate = candidates.emplace_back();
    candidate.quote = domain::QuoteId(row.Int());
    candidate.wording = row.Text();
  }
  return candidates;
}

}  // namespace verbatim::storage
