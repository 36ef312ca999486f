#include "services/domain/alert.h"
#include "services/domain/chain.h"
#include "services/domain/claim.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"

namespace verbatim::domain {

std::string_view Name(AlertKind kind) {
  switch (kind) {
    case AlertKind::kStated: return "STATED";
    case AlertKind::kRepeated: return "REPEATED";
    case AlertKind::kFigureChanged: return "FIGURE_CHANGED";
    case AlertKind::kDenied: return "DENIED";
    case AlertKind::kWithdrawn: return "WITHDRAWN";
    case AlertKind::kReviewed: return "REVIEWED";
  }
  return "";
}

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
    case EditOp::kMove: return "MOVE";
  }
  return "";
}

std::string_view Name(FigureKind kind) {
  switch (kind) {
    case FigureKind::kCount: return "COUNT";
    case FigureKind::kMoney: return "MONEY";
    case FigureKind::kPercentage: return "PERCENTAGE";
    case FigureKind::kFraction: return "FRACTION";
    case FigureKind::kDate: return "DATE";
  }
  return "";
}

std::string_view Name(FigureBound bound) {
  switch (bound) {
    case FigureBound::kExact: return "EXACT";
    case FigureBound::kAbout: return "ABOUT";
    case FigureBound::kAtLeast: return "AT_LEAST";
    case FigureBound::kMoreThan: return "MORE_THAN";
    case FigureBound::kAtMost: return "AT_MOST";
    case FigureBound::kLessThan: return "LESS_THAN";
    case FigureBound::kRange: return "RANGE";
    case FigureBound::kOrder: return "ORDER";
  }
  return "";
}

std::string_view Name(Stance stance) {
  switch (stance) {
    case Stance::kAsserts: return "ASSERTS";
    case Stance::kRepeats: return "REPEATS";
    case Stance::kConfirms: return "CONFIRMS";
    case Stance::kDenies: return "DENIES";
    case Stance::kDisputes: return "DISPUTES";
    case Stance::kCorrects: return "CORRECTS";
    case Stance::kRetracts: return "RETRACTS";
    case Stance::kDeclines: return "DECLINES";
  }
  return "";
}

}  // namespace verbatim::domain
