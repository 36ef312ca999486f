#include "storage/internal/sql_names.h"

#include <cstdlib>
#include <initializer_list>

namespace verbatim::storage {
namespace {

template <typename T>
T Find(std::string_view name, std::initializer_list<T> values) {
  for (const T value : values) {
    if (domain::Name(value) == name) return value;
  }
  std::abort();
}

}  // namespace

domain::StatementKind StatementKindOf(std::string_view name) {
  using enum domain::StatementKind;
  return Find(name, {kDirect, kMixed, kIndirect});
}

domain::SegmentAttachment SegmentAttachmentOf(std::string_view name) {
  using enum domain::SegmentAttachment;
  return Find(name, {kCue, kParagraph, kContinuation});
}

domain::SpeakerKind SpeakerKindOf(std::string_view name) {
  using enum domain::SpeakerKind;
  return Find(name, {kUnknown, kPerson, kOrganization, kGroup, kUnnamed});
}

domain::Gender GenderOf(std::string_view name) {
  using enum domain::Gender;
  return Find(name, {kUnknown, kFemale, kMale, kOther});
}

domain::Relation RelationOf(std::string_view name) {
  using enum domain::Relation;
  return Find(name, {kExact, kVariant, kPartial, kDifferent});
}

domain::FigureKind FigureKindOf(std::string_view name) {
  using enum domain::FigureKind;
  return Find(name, {kCount, kMoney, kPercentage, kFraction, kDate});
}

domain::FigureBound FigureBoundOf(std::string_view name) {
  using enum domain::FigureBound;
  return Find(name, {kExact, kAbout, kAtLeast, kMoreThan, kAtMost, kLessThan, kRange, kOrder});
}

domain::Stance StanceOf(std::string_view name) {
  using enum domain::Stance;
  return Find(name,
              {kAsserts, kRepeats, kConfirms, kDenies, kDisputes, kCorrects, kRetracts, kDeclines});
}

domain::AlertKind AlertKindOf(std::string_view name) {
  using enum domain::AlertKind;
  return Find(name, {kStated, kRepeated, kFigureChanged, kDenied, kWithdrawn, kReviewed});
}

PairRelation PairRelationOf(std::string_view name) {
  using enum PairRelation;
  for (const PairRelation relation : {kVariant, kPartial, kLikelyPartial}) {
    if (NameOf(relation) == name) return relation;
  }
  std::abort();
}

std::string_view NameOf(PairRelation relation) {
  switch (relation) {
    case PairRelation::kNone: break;
    case PairRelation::kVariant: return "VARIANT";
    case PairRelation::kPartial: return "PARTIAL";
    case PairRelation::kLikelyPartial: return "LIKELY_PARTIAL";
  }
  std::abort();
}

domain::LinkKind LinkKindOf(std::string_view name) {
  using enum domain::LinkKind;
  return Find(name, {kSource, kAntecedent, kSpeaker, kRepresents, kMedium, kSaidAt, kRelayedBy,
                     kPublishedIn});
}

std::string_view NameOf(SpeakerLink link) {
  switch (link) {
    case SpeakerLink::kName: return "NAME";
    case SpeakerLink::kSurname: return "SURNAME";
    case SpeakerLink::kOneOfSeveral: return "ONE_OF_SEVERAL";
    case SpeakerLink::kSpelling: return "SPELLING";
    case SpeakerLink::kRole: return "ROLE";
    case SpeakerLink::kCorrection: return "CORRECTION";
  }
  return "";
}

SpeakerLink SpeakerLinkOf(std::string_view name) {
  using enum SpeakerLink;
  for (const SpeakerLink link : {kName, kSurname, kSpelling, kRole}) {
    if (NameOf(link) == name) return link;
  }
  return kOneOfSeveral;
}

}  // namespace verbatim::storage
