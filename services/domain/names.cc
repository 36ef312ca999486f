#include "services/domain/chain.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"

namespace verbatim::domain {

std::string_view Name(StatementKind kind) {
  switch (kind) {
    case StatementKind::kDirect: return "DIRECT";
    case StatementKind::kMixed: return "MIXED";
    case StatementKind::kIndirect: return "INDIRECT";
  }
  return "";
}

std::string_view Name(SegmentAttachment attachment) {
  switch (attachment) {
    case SegmentAttachment::kCue: return "CUE";
    case SegmentAttachment::kParagraph: return "PARAGRAPH";
    case SegmentAttachment::kContinuation: return "CONTINUATION";
  }
  return "";
}

std::string_view Name(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::kUnknown: return "UNKNOWN";
    case SpeakerKind::kPerson: return "PERSON";
    case SpeakerKind::kOrganization: return "ORGANIZATION";
    case SpeakerKind::kGroup: return "GROUP";
    case SpeakerKind::kUnnamed: return "UNNAMED";
  }
  return "";
}

std::string_view Name(Gender gender) {
  switch (gender) {
    case Gender::kUnknown: return "";
    case Gender::kFemale: return "FEMALE";
    case Gender::kMale: return "MALE";
    case Gender::kOther: return "OTHER";
  }
  return "";
}

std::string_view Name(LinkKind kind) {
  switch (kind) {
    case LinkKind::kSource: return "SOURCE";
    case LinkKind::kAntecedent: return "ANTECEDENT";
    case LinkKind::kSpeaker: return "SPEAKER";
    case LinkKind::kRepresents: return "REPRESENTS";
    case LinkKind::kMedium: return "MEDIUM";
    case LinkKind::kSaidAt: return "SAID_AT";
    case LinkKind::kRelayedBy: return "RELAYED_BY";
    case LinkKind::kPublishedIn: return "PUBLISHED_IN";
  }
  return "";
}

std::string_view Name(Relation relation) {
  switch (relation) {
    case Relation::kExact: return "EXACT";
    case Relation::kVariant: return "VARIANT";
    case Relation::kPartial: return "PARTIAL";
    case Relation::kDifferent: return "DIFFERENT";
  }
  return "";
}

std::string_view Name(MeaningChange change) {
  switch (change) {
    case MeaningChange::kNone: return "NONE";
    case MeaningChange::kNegation: return "NEGATION";
    case MeaningChange::kNumber: return "NUMBER";
    case MeaningChange::kName: return "NAME";
    case MeaningChange::kModality: return "MODALITY";
    case MeaningChange::kSubject: return "SUBJECT";
    case MeaningChange::kCut: return "CUT";
    case MeaningChange::kWord: return "WORD";
  }
  return "";
}

std::string_view Name(EditOp op) {
  switch (op) {
    case EditOp::kKeep: return "KEEP";
    case EditOp::kReplace: return "REPLACE";
    case EditOp::kInsert: return "INSERT";
    case EditOp::kDelete: return "DELETE";
    case EditOp::kCut: return "CUT";
  }
  return "";
}

}  // namespace verbatim::domain
