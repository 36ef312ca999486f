#ifndef VERBATIM_SERVICES_DOMAIN_QUOTE_H_
#define VERBATIM_SERVICES_DOMAIN_QUOTE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::domain {

// How one wording reports the utterance that another reports.
enum class Relation : uint8_t {
  kExact,      // the same words after normalisation
  kVariant,    // the same utterance in slightly other words
  kPartial,    // one is a fragment of the other, or both overlap
  kDifferent,  // not the same utterance
};

// "EXACT", "VARIANT", "PARTIAL", "DIFFERENT".
std::string_view Name(Relation relation);

// Why taking one wording for the other would change what the speaker said.
enum class MeaningChange : uint8_t {
  kNone,
  kNegation,  // "not" came or went
  kNumber,    // a number or its unit differs
  kName,      // a name differs
  kModality,  // "may" for "must"
  kSubject,   // who did what to whom
  kCut,       // what was cut reverses the sense
  kWord,      // another word that matters: "before" for "after"
};

// "NONE", "NEGATION", ...
std::string_view Name(MeaningChange change);

enum class EditOp : uint8_t { kKeep, kReplace, kInsert, kDelete, kCut, kMove };

// "KEEP", "REPLACE", "INSERT", "DELETE", "CUT", "MOVE".
std::string_view Name(EditOp op);

// One step from wording A to wording B, for display. Texts are what each side has there, with its
// punctuation, white space evened out. kInsert has no a_text; kDelete and kCut have no b_text. kCut
// is a run left out at the start, the end, or where B has an ellipsis; kDelete any other run left
// out. kMove comes twice: with an a_text alone where the words stood, with a b_text alone where
// they stand now.
struct Edit {
  EditOp op = EditOp::kKeep;
  std::string a_text;
  std::string b_text;
  int32_t move = 0;  // of kMove: the same for its two steps, counted from 1 in their order

  bool operator==(const Edit&) const = default;
};

// The verdict on two wordings. score is the similarity in [0, 1], 1 for kExact; it grows with the
// likelihood that both report one utterance.
struct Comparison {
  Relation relation = Relation::kDifferent;
  double score = 0;
  MeaningChange meaning_change = MeaningChange::kNone;
  std::vector<Edit> edits;  // from A to B; filled only where asked for

  bool meaning_changed() const { return meaning_change != MeaningChange::kNone; }
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_QUOTE_H_
