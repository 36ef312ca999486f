#ifndef VERBATIM_STORAGE_CLAIMS_H_
#define VERBATIM_STORAGE_CLAIMS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/claim.h"
#include "services/domain/ids.h"
#include "services/domain/text_span.h"
#include "services/domain/time.h"

// Claims as storage keeps them: what statements assert, grouped.
namespace verbatim::storage {

// One sentence of a statement that says something of a claim.
struct ClaimPart {
  int32_t index = 0;         // within its statement, from 0
  domain::TextSpan span;     // of its words in the text of the statement's revision
  std::string text;          // those words
  bool points_back = false;  // "a charge": the words name the claim before them
  std::string source_text;   // who says so, as written, where it is not the statement's source
  double checkable = 0;      // probability that it can be checked
  domain::StanceEvidence stance;
  std::string stance_text;  // the words of the evidence, empty without
  std::vector<domain::Figure> figures;
  std::vector<std::string> figure_texts;  // the words of each
  // Every begin and end of the spans here, ascending, without repeats.
  std::vector<domain::TextPosition> positions;
};

// A part to be stored. Parts of equal forms, and of forms that ClaimRules::same joins, are one
// claim.
struct ClaimPartDraft {
  domain::OccurrenceId occurrence;
  ClaimPart part;
  std::string form;  // never empty
};

// How claims are told apart; pure, for all may be called again when a transaction is retried.
struct ClaimRules {
  // Whether two forms assert the same. Symmetric.
  std::function<bool(const std::string& form, const std::string& other)> same;
  // The keys by which a form is found; forms without a common one are never the same.
  std::function<std::vector<int64_t>(const std::string& form)> keys;
};

struct PendingArticle {
  domain::ArticleId article;
  int32_t revision = 1;
};

// What is still to be read.
struct PendingClaims {
  std::vector<PendingArticle> articles;  // the longest waiting first
  int64_t count = 0;                     // of all, as far as kMaxPendingCount
  bool forms_left = false;               // forms that nothing says any more are to be cleared away
};
inline constexpr int64_t kMaxPendingCount = 10'000;

// How many statements take a stance, as their words show it.
struct StanceCount {
  domain::Stance stance = domain::Stance::kAsserts;
  int64_t count = 0;
};

// The latest figure of a claim, of those that count the same.
struct LatestFigure {
  std::string text;     // its words
  std::string counted;  // what it counts, as written there
  std::string earlier;  // the words of the last one of an earlier day that differs; empty: none
};

// Counts are of statements that stand.
struct StoredClaim {
  domain::ClaimId id;
  std::string text;  // of the part that asserted it first, else of the first there is
  int64_t statement_count = 0;
  int64_t article_count = 0;
  int64_t outlet_count = 0;
  int64_t denial_count = 0;      // that deny, dispute or retract it
  bool figures_changed = false;  // two figures of what is counted alike have other values
  std::optional<domain::Time> first_publish_time;  // of all statements, withdrawn ones too
  std::optional<domain::Time> last_publish_time;
  // Who is reported with `text`: the registry's name, else as written; empty: nobody.
  std::string first_speaker_name;
  std::optional<domain::SpeakerId> first_speaker;
  std::string first_outlet;
  std::vector<StanceCount> stances;  // most statements first
  std::optional<LatestFigure> figure;
};

// One form of a claim; see ClaimPartDraft.
struct ClaimForm {
  domain::ClaimId claim;
  std::string form;
};

// Claims that fit all fields that are set; latest published first, unknown times last. From
// `article` on one and the same statement fits them all.
struct ClaimFilter {
  bool changed = false;  // figures changed
  bool denied = false;   // somebody denies, disputes or retracts it
  std::optional<domain::ArticleId> article{};
  std::optional<domain::OccurrenceId> occurrence{};
  std::optional<domain::QuoteId> quote{};
  std::optional<domain::SpeakerId> speaker{};
  std::string speaker_name{};                      // a name or alias, or its last word
  std::string speaker_spelling_key{};              // text::NameKey of speaker_name
  std::string words{};                             // all of these words stand in it
  std::string outlet{};                            // spelled as stored
  std::optional<domain::Time> published_from{};    // inclusive
  std::optional<domain::Time> published_before{};  // exclusive
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_CLAIMS_H_
