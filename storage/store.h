#ifndef VERBATIM_STORAGE_STORE_H_
#define VERBATIM_STORAGE_STORE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "services/domain/ids.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "services/domain/text_span.h"
#include "storage/alerts.h"
#include "storage/claims.h"
#include "storage/corrections.h"
#include "storage/filters.h"
#include "storage/known_speaker.h"
#include "storage/page.h"
#include "storage/reviews.h"
#include "storage/stored_occurrence.h"

// The contract of storage, in domain types only. There is one implementation, on Postgres.
namespace verbatim::storage {

// A statement ready to be stored. `wording` holds the speaker's words that matching compares (the
// content without its outer marks; of a MIXED statement the quoted parts only, joined by " … ").
struct OccurrenceDraft {
  domain::AttributedStatement attributed;
  std::string wording;
  std::string normal_wording;  // matching::NormalForm::Joined; equal for EXACT wordings
  // Of words too few to be known without: whose they are, so that those of another are another
  // quote. Else empty.
  std::string owner{};
  // Empty: not matched, belongs to no quote. So must be wordings over kMaxQueryBytes.
  std::vector<int64_t> stored_fingerprints;
  std::vector<int64_t> query_fingerprints;  // empty: equal words alone are found
  // False for INDIRECT statements: their quotes are paraphrases and never mix with verbatim ones.
  bool verbatim = true;
  // Every begin and end of the statement's spans and its chain's evidence, ascending, without
  // repeats. Kept with the occurrence, so that showing it in any unit takes no article text.
  std::vector<domain::TextPosition> positions;
  std::string spelling_key{};  // text::NameKey of a person's name; empty: only the very same name
  // The smallest hashes of what stands around the words, ascending, at most kMaxContextHashes.
  std::vector<int64_t> context_hashes{};
};

// How a caller names what it asks for, so that a repeat takes effect once.
struct IngestRequest {
  std::string id;    // unique among those of CallContext::principal
  std::string hash;  // SHA-256 of all that is asked, in hexadecimal
};

struct ArticleDraft {
  domain::Article article;
  std::vector<OccurrenceDraft> occurrences;  // in text order
  // Stored as a new revision even when title and text are those stored: what was found in them may
  // differ, by a newer model. Occurrences of the same words stay, whoever is their speaker now.
  bool reanalyzed = false;
  std::optional<IngestRequest> request{};
};

// A stored wording that shares fingerprints or words with what was asked for.
struct QuoteCandidate {
  domain::QuoteId quote;
  std::string wording;
  int32_t shared_fingerprints = 0;
};

// How two wordings belong together.
enum class PairRelation : uint8_t {
  kNone,
  kVariant,        // one is the other in other words
  kPartial,        // the shorter is a fragment of the longer
  kLikelyPartial,  // so if both may have one speaker
};

// How quotes are told apart: decided by services/app, called by the store inside its transaction,
// perhaps again when that is retried: all must be pure.
struct MatchRules {
  // How `wording` reports `representative`, both wordings of one quote. kDifferent (each overlaps
  // with a third wording only) is kept as PARTIAL.
  std::function<domain::Relation(const std::string& representative, const std::string& wording)>
      relate;
  // How each of `others` belongs together with `wording`. Symmetric: judged the other way round a
  // pair is the same, so that it does not matter which came first.
  std::function<std::vector<PairRelation>(const std::string& wording,
                                          const std::vector<std::string>& others)>
      judge;
  // OccurrenceDraft::stored_fingerprints and query_fingerprints of a wording.
  std::function<std::vector<int64_t>(const std::string& wording)> stored_fingerprints;
  std::function<std::vector<int64_t>(const std::string& wording)> query_fingerprints;
  // Whether two wordings may name one role.
  std::function<bool(const std::string& role, const std::string& other)> roles_agree;
  // A statement of an article with its content where the anchor's words stand: nearest to the words
  // before, then to where it was. Unset if they stand together in no entry.
  std::function<std::optional<OccurrenceDraft>(const domain::Article& article,
                                               const domain::AttributedStatement& statement,
                                               const ContentAnchor& content)>
      redraft;
};

enum class SaveOutcome : uint8_t { kCreated, kRevised, kUnchanged };

struct SaveResult {
  domain::ArticleId article;
  int32_t revision = 1;  // counted from 1
  SaveOutcome outcome = SaveOutcome::kCreated;
  int64_t occurrence_count = 0;
  int64_t new_quote_count = 0;
};

// An article as stored, with its current revision.
struct StoredArticle {
  domain::ArticleId id;
  int32_t revision = 1;
  domain::Article article;  // in lists without its spans and entries, its text only if asked for
  int64_t occurrence_count = 0;
  domain::Time create_time;
  domain::Time update_time;
};

// What a revision did to an article's occurrences.
enum class ChangeKind : uint8_t { kAdded, kAltered, kWithdrawn };

struct RevisionChange {
  ChangeKind kind = ChangeKind::kAdded;
  domain::OccurrenceId occurrence;
  std::string wording;
  std::string speaker_name;  // as resolved in the article; empty: unknown
  // kAltered: what stands in its place.
  std::optional<domain::OccurrenceId> replaced_by;
  std::string new_wording;
  std::string new_speaker_name;
};

// One revision of an article, without its text.
struct StoredRevision {
  int32_t revision = 1;
  std::string title;
  std::optional<domain::Time> publish_time;
  domain::Time create_time;             // when it was stored
  std::vector<RevisionChange> changes;  // against the revision before it; of the first, all added
};

// A link of a stored chain.
struct StoredChainLink {
  domain::ChainLink link;
  std::string evidence_text;  // the words at link.evidence, empty without
};

// One distinct wording of a quote. Counts here and below are of occurrences that stand: withdrawn
// ones are listed and searched, and may be a first appearance, but not counted.
struct Variant {
  std::string wording;  // the longest in bytes of those found, of equals the first in byte order
  domain::Relation relation = domain::Relation::kExact;  // to the representative wording
  int64_t occurrence_count = 0;
};

// Someone credited with a quote. More than one of a quote is an attribution conflict.
struct CreditedSpeaker {
  domain::SpeakerId id;
  std::string name;
  domain::SpeakerKind kind = domain::SpeakerKind::kUnknown;
  int64_t occurrence_count = 0;
};

// A quote that holds a fragment of another, or is one, beside others that do.
struct LinkedQuote {
  domain::QuoteId id;
  std::string wording;
};

struct StoredQuote {
  domain::QuoteId id;
  std::string wording;  // representative: the longest in bytes, of equals the first in byte order
  bool verbatim = true;
  std::vector<CreditedSpeaker> speakers;  // most occurrences first
  std::vector<Variant> variants;          // most occurrences first
  int64_t occurrence_count = 0;
  int64_t article_count = 0;
  std::optional<domain::Time> first_publish_time;
  std::vector<std::string> outlets;  // in the order of their first occurrence
  // A fragment that fits several quotes belongs to none of them: it is a quote of its own, linked
  // to each. The first kMaxQuoteLinks in all.
  std::vector<LinkedQuote> wholes;     // of which it holds a fragment
  std::vector<LinkedQuote> fragments;  // that hold a fragment of it
};
inline constexpr int32_t kMaxQuoteLinks = 100;

// One standing occurrence of a quote and where it was published.
struct Appearance {
  domain::QuoteId quote;
  domain::ArticleId article;
  std::string url;
  std::string title;
  std::string outlet;
  std::optional<domain::Time> publish_time;
  std::string words;  // its first segment, as it stands in the article
};

// How many occurrences one outlet published in one stretch of the calendar.
struct OccurrenceCount {
  std::optional<domain::Time> begin;  // of the stretch; unset: time unknown
  std::string outlet;                 // empty: unknown
  int64_t occurrence_count = 0;
};

enum class CalendarUnit : uint8_t { kUnknown, kDay, kMonth, kYear };

struct OccurrenceCounts {
  CalendarUnit unit = CalendarUnit::kUnknown;  // kUnknown where no time is known
  std::vector<OccurrenceCount> counts;         // by time, unknown last, then by outlet
};

struct Outlet {
  std::string name;
  int64_t article_count = 0;
};

// The record of an erased article: nothing of its text.
struct ArticleDeletion {
  domain::ArticleId article;
  CorrectionNote note;
  domain::Time create_time{};
  // How many went with it; quotes and speakers are those that nothing else has.
  int64_t revision_count = 0;
  int64_t occurrence_count = 0;
  int64_t quote_count = 0;
  int64_t speaker_count = 0;
};

inline constexpr int32_t kMaxSurroundings = 400;  // code points

// A sentence of a statement that says something of a claim, with the statement.
struct StoredClaimStatement {
  StoredOccurrence occurrence;
  ClaimPart part;
  // What its line of the text says before and after the part, kMaxSurroundings of each at most.
  std::string text_before;
  std::string text_after;
};

// The occurrences asked for among those stored after some position, and the position after them.
struct NewOccurrences {
  std::vector<StoredOccurrence> items;  // at most kMaxNewOccurrences, in the order of storing
  int64_t position = 0;                 // where to go on; the same again: nothing was stored since
};
inline constexpr size_t kMaxNewOccurrences = 100;

// Keeps articles, occurrences, quotes, speakers and chains.
//
// Thread-safe. Every call blocks until done, until `call.deadline` (DEADLINE_EXCEEDED) or until the
// caller has gone (CANCELLED). Errors: NOT_FOUND with reason *_NOT_FOUND for unknown ids,
// UNAVAILABLE (STORE_UNAVAILABLE) when the database can't be reached, RESOURCE_EXHAUSTED when no
// connection frees up in time, INTERNAL otherwise; no error shows SQL. A call that fails has
// changed nothing, except UNKNOWN (COMMIT_IN_DOUBT): the connection broke during commit.
class Store : public ReviewStore, public AlertStore {
 public:
  ~Store() override = default;

  // Stores one article revision and all derived rows in one transaction. The same URL, title and
  // text changes nothing (kUnchanged); the same URL with other text or title is a new revision.
  // Occurrences that it still holds (same wording and kind, and a speaker that does not contradict:
  // "Park" may become "Ada Park") keep their id and quote and move to it; the others are marked
  // withdrawn for good and remain as evidence, with what stands in their place if the new revision
  // has the same words from another speaker or other words of the same quote. Matching and
  // writing are serialised between all writers of the database, so that concurrent ingestion of
  // one quote ends in one quote.
  //
  // A draft with a request: the first time as above, and the result is kept with it, in the same
  // transaction, for seven days. Repeats get that result and change nothing; the same id with
  // another hash is INVALID_ARGUMENT (REQUEST_ID_REUSED).
  virtual absl::StatusOr<SaveResult> SaveArticle(const CallContext& call, const ArticleDraft& draft,
                                                 const MatchRules& rules) = 0;

  // Erases an article: its revisions, occurrences, chains, what people said of its words, and the
  // quotes, wordings, names and speakers that nothing else has. Speakers whom people imported or
  // corrected stay, and so does a record of the erasing, with a hash of the URL. NOT_FOUND if there
  // is none.
  virtual absl::StatusOr<ArticleDeletion> DeleteArticle(const CallContext& call,
                                                        domain::ArticleId id,
                                                        const CorrectionNote& note,
                                                        const MatchRules& rules) = 0;

  // The records of erased articles, newest first.
  virtual absl::StatusOr<Page<ArticleDeletion>> ListArticleDeletions(
      const CallContext& call, const ArticleDeletionFilter& filter, const PageRequest& page) = 0;

  virtual absl::StatusOr<StoredArticle> GetArticle(const CallContext& call,
                                                   domain::ArticleId id) = 0;
  // The article stored under a URL; NOT_FOUND if none.
  virtual absl::StatusOr<StoredArticle> FindArticle(const CallContext& call,
                                                    const std::string& url) = 0;
  // The revisions of an article, oldest first, with what each changed.
  virtual absl::StatusOr<Page<StoredRevision>> ListRevisions(const CallContext& call,
                                                             domain::ArticleId id,
                                                             const PageRequest& page) = 0;
  // Latest published first.
  virtual absl::StatusOr<Page<StoredArticle>> ListArticles(const CallContext& call,
                                                           const ArticleFilter& filter,
                                                           const PageRequest& page) = 0;

  virtual absl::StatusOr<StoredOccurrence> GetOccurrence(const CallContext& call,
                                                         domain::OccurrenceId id) = 0;
  virtual absl::StatusOr<Page<StoredOccurrence>> ListOccurrences(const CallContext& call,
                                                                 const OccurrenceFilter& filter,
                                                                 const PageRequest& page) = 0;
  // Those of a quote and a speaker, or of any, that were stored after a position; unset: none, but
  // where the newest is. However the calls and the writers meet, a walk from position to position
  // meets each once. `filter.article` and `filter.doubt` must be unset.
  virtual absl::StatusOr<NewOccurrences> ListNewOccurrences(const CallContext& call,
                                                            const OccurrenceFilter& filter,
                                                            std::optional<int64_t> after) = 0;
  // Where quotes stand, quote by quote in the order of `quotes`, each by publish time, unknown
  // times last: of each the first `limit` occurrences count. Quotes that are others by now have
  // none.
  virtual absl::StatusOr<std::vector<Appearance>> ListAppearances(
      const CallContext& call, const std::vector<domain::QuoteId>& quotes, int32_t limit) = 0;
  // Of the occurrences that stand of a quote or speaker, one of which must be set, and no more.
  virtual absl::StatusOr<OccurrenceCounts> CountOccurrences(const CallContext& call,
                                                            const OccurrenceFilter& filter) = 0;
  // Those with most articles first; outlets without a name are left out.
  virtual absl::StatusOr<std::vector<Outlet>> ListOutlets(const CallContext& call) = 0;
  // The whole chain, ordered, PUBLISHED_IN included.
  virtual absl::StatusOr<std::vector<StoredChainLink>> GetChain(const CallContext& call,
                                                                domain::OccurrenceId id) = 0;

  // What marks all that is stored, as of now: the same twice only if nothing was changed between,
  // by whichever process. Not the reverse: changes of anything in the cluster change it.
  virtual absl::StatusOr<std::string> ReadMark(const CallContext& call) = 0;

  // Quotes are joined and parted by what comes. The id of one that is another by now leads to that
  // one, here and where occurrences of a quote are asked for.
  virtual absl::StatusOr<StoredQuote> GetQuote(const CallContext& call, domain::QuoteId id) = 0;
  // The same for several, in their order, by as many statements as for one; those that are not
  // there are NOT_FOUND each.
  virtual absl::StatusOr<std::vector<absl::StatusOr<StoredQuote>>> GetQuotes(
      const CallContext& call, const std::vector<domain::QuoteId>& ids) = 0;
  virtual absl::StatusOr<Page<StoredQuote>> SearchQuotes(const CallContext& call,
                                                         const QuoteFilter& filter,
                                                         const PageRequest& page) = 0;
  // Quotes that share fingerprints, the rarest and most shared first, without speakers.
  virtual absl::StatusOr<std::vector<QuoteCandidate>> FindCandidates(
      const CallContext& call, const std::vector<int64_t>& query_fingerprints, bool verbatim,
      int32_t limit) = 0;

  // Quotes that hold all the words of one of `texts`, some of them, in no order: at most `limit`
  // for each text.
  virtual absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
      const CallContext& call, const std::vector<std::string>& texts, bool verbatim,
      int32_t limit) = 0;

  virtual absl::StatusOr<domain::Speaker> GetSpeaker(const CallContext& call,
                                                     domain::SpeakerId id) = 0;
  // By name.
  virtual absl::StatusOr<Page<domain::Speaker>> ListSpeakers(const CallContext& call,
                                                             const SpeakerFilter& filter,
                                                             const PageRequest& page) = 0;
  // Adds what people know of speakers, all in one transaction, and tells what became of each, in
  // their order. A speaker is found by its QID, else by its names, else by their spellings; those
  // of whom something differs (kind, QID, gender) are others of the same name. What is known stays.
  // Refused, FAILED_PRECONDITION: a QID of somebody without any of the names (WIKIDATA_ID_TAKEN), a
  // name that several bear (SPEAKER_AMBIGUOUS). REQUIRES: no QID twice.
  virtual absl::StatusOr<std::vector<absl::StatusOr<ImportedSpeaker>>> ImportSpeakers(
      const CallContext& call, const std::vector<KnownSpeaker>& speakers) = 0;

  // Corrects everything that is stored, in one transaction, serialised with SaveArticle. NOT_FOUND
  // for unknown speakers, quotes and occurrences; FAILED_PRECONDITION for a speaker
  // that is merged into another (SPEAKER_MERGED) and for an occurrence to split off that is not the
  // speaker's or quote's (OCCURRENCE_OF_ANOTHER), for a merge of a paraphrase with words
  // (QUOTES_NOT_ALIKE), a split that leaves nothing (QUOTE_INDIVISIBLE) and content of an
  // occurrence that does not stand or of a text that lacks it (OCCURRENCE_WITHDRAWN);
  // INVALID_ARGUMENT for a merge of a speaker or quote into itself. Content is changed in its
  // place: its quote is found anew, and the words before are no wording of it any more; the
  // correction keeps them.
  virtual absl::StatusOr<StoredCorrection> Correct(const CallContext& call,
                                                   const CorrectionAction& action,
                                                   const CorrectionNote& note,
                                                   const MatchRules& rules) = 0;
  // Takes a correction back; all others that stand stay in force, in whatever order they came.
  // FAILED_PRECONDITION (CORRECTION_UNDONE) if it is undone already.
  virtual absl::StatusOr<StoredCorrection> UndoCorrection(const CallContext& call,
                                                          domain::CorrectionId id,
                                                          const CorrectionNote& note,
                                                          const MatchRules& rules) = 0;
  virtual absl::StatusOr<StoredCorrection> GetCorrection(const CallContext& call,
                                                         domain::CorrectionId id) = 0;
  // Newest first, those undone too.
  virtual absl::StatusOr<Page<StoredCorrection>> ListCorrections(const CallContext& call,
                                                                 const CorrectionFilter& filter,
                                                                 const PageRequest& page) = 0;

  // Articles whose current revision has not been read for claims, at most `limit` of them.
  virtual absl::StatusOr<PendingClaims> ListPendingClaims(const CallContext& call,
                                                          int32_t limit) = 0;
  // Stores what the statements of an article's current revision say of claims, in place of what was
  // stored of them; those that were withdrawn keep what they said. Forms join the claims that
  // `rules` say, and claims that a form connects become one: the lowest id stays, the others lead
  // to it. Serialised with itself and ClearLeftForms, not with SaveArticle. Nothing is changed when
  // the article has another revision by now.
  virtual absl::Status SaveClaims(const CallContext& call, const PendingArticle& article,
                                  const std::vector<ClaimPartDraft>& parts,
                                  const ClaimRules& rules) = 0;
  // Deletes forms that no statement has any more, since an article was erased or read anew, and
  // parts or deletes the claims that they held together; up to 1,000 forms in a call.
  virtual absl::Status ClearLeftForms(const CallContext& call, const ClaimRules& rules) = 0;
  // The id of a claim that became one with another leads to that one.
  virtual absl::StatusOr<StoredClaim> GetClaim(const CallContext& call, domain::ClaimId id) = 0;
  virtual absl::StatusOr<Page<StoredClaim>> ListClaims(const CallContext& call,
                                                       const ClaimFilter& filter,
                                                       const PageRequest& page) = 0;
  // The forms of claims, and those that have one of ClaimRules::keys; a key of very many finds
  // none.
  virtual absl::StatusOr<std::vector<ClaimForm>> ListClaimForms(
      const CallContext& call, const std::vector<domain::ClaimId>& claims) = 0;
  virtual absl::StatusOr<std::vector<ClaimForm>> FindClaimForms(
      const CallContext& call, const std::vector<int64_t>& keys) = 0;
  // Earliest published first, unknown times last; withdrawn ones too.
  virtual absl::StatusOr<Page<StoredClaimStatement>> ListClaimStatements(
      const CallContext& call, domain::ClaimId id, const PageRequest& page) = 0;

  // OK when the database answers and has the schema this program needs.
  virtual absl::Status Ping(const CallContext& call) = 0;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_STORE_H_
