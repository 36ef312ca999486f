#ifndef VERBATIM_STORAGE_INTERNAL_SQL_NAMES_H_
#define VERBATIM_STORAGE_INTERNAL_SQL_NAMES_H_

#include <string_view>

#include "services/domain/alert.h"
#include "services/domain/chain.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "storage/store.h"

namespace verbatim::storage {

// The value with a name that domain::Name gave, as CHECK constraints guarantee; a name that the
// schema does not allow ends the program.
domain::StatementKind StatementKindOf(std::string_view name);
domain::SegmentAttachment SegmentAttachmentOf(std::string_view name);
domain::SpeakerKind SpeakerKindOf(std::string_view name);
domain::Gender GenderOf(std::string_view name);
domain::Relation RelationOf(std::string_view name);
domain::FigureKind FigureKindOf(std::string_view name);
domain::FigureBound FigureBoundOf(std::string_view name);
domain::AlertKind AlertKindOf(std::string_view name);
domain::Stance StanceOf(std::string_view name);
PairRelation PairRelationOf(std::string_view name);
std::string_view NameOf(PairRelation relation);  // kNone has none
domain::LinkKind LinkKindOf(std::string_view name);

// "NAME", "SURNAME", "SPELLING", "ROLE", "ONE_OF_SEVERAL"; and back, anything else being the last.
// kCorrection is not stored as such.
std::string_view NameOf(SpeakerLink link);
SpeakerLink SpeakerLinkOf(std::string_view name);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SQL_NAMES_H_
