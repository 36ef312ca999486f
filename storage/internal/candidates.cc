#include "storage/internal/candidates.h"

#include <algorithm>
#include <utility>

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// The right quote was among the best 64 in at least 98 of 100 searches of a million.
constexpr int64_t kCandidatesPerOccurrence = 64;
// For articles with very many statements: bounds the memory that candidates take.
constexpr int64_t kCandidatesPerArticle = 20'000;
// Hashes in one query: some milliseconds of look-ups, so that deadlines are kept.
constexpr size_t kHashesPerQuery = 20'000;

// What one query asks for.
struct Question {
  ArrayText hash_askers;
  ArrayText hashes;
  ArrayText word_askers;
  ArrayText word_hashes;
  ArrayText word_verbatims;
  size_t hash_count = 0;

  void Add(int64_t asker, const std::vector<int64_t>& fingerprints, bool verbatim) {
    for (const int64_t hash : fingerprints) {
      hash_askers.Add(asker);
      hashes.Add(HashInIndex(hash, verbatim));
    }
    hash_count += fingerprints.size();
  }

  void Add(int64_t asker, const OccurrenceDraft& draft) {
    Add(asker, draft.query_fingerprints, draft.verbatim);
    word_askers.Add(asker);
    word_hashes.Add(Sha256Text(draft.normal_wording));
    word_verbatims.Add(draft.verbatim);
    ++hash_count;
  }
};

using Candidates = std::vector<std::vector<QuoteCandidate>>;

absl::Status Ask(Session& session, const Question& question, int64_t limit, bool placing,
                 Candidates& candidates) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindCandidates, Params()
                                                                 .Add(question.hash_askers)
                                                                 .Add(question.hashes)
                                                                 .Add(question.word_askers)
                                                                 .Add(question.word_hashes)
                                                                 .Add(question.word_verbatims)
                                                                 .Add(limit)
                                                                 .Add(placing)));
  for (Row row : rows) {
    const auto asker = static_cast<size_t>(row.Int());
    QuoteCandidate candidate;
    candidate.quote = domain::QuoteId(row.Int());
    candidate.wording = row.Text();
    candidate.shared_fingerprints = row.Int32();
    candidate.speakers = row.TextArray();
    candidates.at(asker).push_back(std::move(candidate));
  }
  return absl::OkStatus();
}

}  // namespace

int64_t HashInIndex(int64_t hash, bool verbatim) { return verbatim ? hash : ~hash; }

bool IsMatched(const OccurrenceDraft& draft) {
  return !draft.stored_fingerprints.empty() && draft.wording.size() <= kMaxQueryBytes;
}

absl::StatusOr<Candidates> FindCandidatesOf(Session& session,
                                            const std::vector<OccurrenceDraft>& drafts) {
  Candidates candidates(drafts.size());
  const int64_t limit = std::clamp<int64_t>(
      kCandidatesPerArticle / std::max<int64_t>(1, static_cast<int64_t>(drafts.size())), 1,
      kCandidatesPerOccurrence);
  Question question;
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (!IsMatched(drafts[i])) continue;
    question.Add(static_cast<int64_t>(i), drafts[i]);
    if (question.hash_count >= kHashesPerQuery) {
      RETURN_IF_ERROR(Ask(session, question, limit, true, candidates));
      question = Question();
    }
  }
  if (question.hash_count > 0) RETURN_IF_ERROR(Ask(session, question, limit, true, candidates));
  return candidates;
}

absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByFingerprints(
    Session& session, const std::vector<int64_t>& fingerprints, bool verbatim, int32_t limit) {
  Question question;
  question.Add(0, fingerprints, verbatim);
  Candidates candidates(1);
  RETURN_IF_ERROR(Ask(session, question, limit, false, candidates));
  return std::move(candidates.front());
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
