#include <chrono>

#include "services/app/attribution_conflict.h"
#include "services/app/compare_wordings.h"
#include "services/rpc/names.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::MeaningChange ToProto(domain::MeaningChange change) {
  switch (change) {
    case domain::MeaningChange::kNone: return v1::MEANING_CHANGE_NONE;
    case domain::MeaningChange::kNegation: return v1::MEANING_CHANGE_NEGATION;
    case domain::MeaningChange::kNumber: return v1::MEANING_CHANGE_NUMBER;
    case domain::MeaningChange::kName: return v1::MEANING_CHANGE_NAME;
    case domain::MeaningChange::kModality: return v1::MEANING_CHANGE_MODALITY;
    case domain::MeaningChange::kSubject: return v1::MEANING_CHANGE_SUBJECT;
    case domain::MeaningChange::kCut: return v1::MEANING_CHANGE_CUT;
    case domain::MeaningChange::kWord: return v1::MEANING_CHANGE_WORD;
  }
  return v1::MEANING_CHANGE_UNSPECIFIED;
}

v1::EditOperation ToProto(domain::EditOp op) {
  switch (op) {
    case domain::EditOp::kKeep: return v1::EDIT_OPERATION_KEEP;
    case domain::EditOp::kReplace: return v1::EDIT_OPERATION_REPLACE;
    case domain::EditOp::kInsert: return v1::EDIT_OPERATION_INSERT;
    case domain::EditOp::kDelete: return v1::EDIT_OPERATION_DELETE;
    case domain::EditOp::kCut: return v1::EDIT_OPERATION_CUT;
    case domain::EditOp::kMove: return v1::EDIT_OPERATION_MOVE;
  }
  return v1::EDIT_OPERATION_UNSPECIFIED;
}

v1::OccurrenceChangeKind ToProto(storage::ChangeKind kind) {
  switch (kind) {
    case storage::ChangeKind::kAdded: return v1::OCCURRENCE_CHANGE_KIND_ADDED;
    case storage::ChangeKind::kAltered: return v1::OCCURRENCE_CHANGE_KIND_ALTERED;
    case storage::ChangeKind::kWithdrawn: return v1::OCCURRENCE_CHANGE_KIND_WITHDRAWN;
  }
  return v1::OCCURRENCE_CHANGE_KIND_UNSPECIFIED;
}

v1::Gender ToProto(domain::Gender gender) {
  switch (gender) {
    case domain::Gender::kUnknown: return v1::GENDER_UNSPECIFIED;
    case domain::Gender::kFemale: return v1::GENDER_FEMALE;
    case domain::Gender::kMale: return v1::GENDER_MALE;
    case domain::Gender::kOther: return v1::GENDER_OTHER;
  }
  return v1::GENDER_UNSPECIFIED;
}

}  // namespace

v1::AppearanceOrigin ToProto(app::AppearanceOrigin origin) {
  switch (origin) {
    case app::AppearanceOrigin::kFirst: return v1::APPEARANCE_ORIGIN_FIRST;
    case app::AppearanceOrigin::kCopied: return v1::APPEARANCE_ORIGIN_COPIED;
    case app::AppearanceOrigin::kIndependent: return v1::APPEARANCE_ORIGIN_INDEPENDENT;
    case app::AppearanceOrigin::kRepeated: return v1::APPEARANCE_ORIGIN_REPEATED;
    case app::AppearanceOrigin::kUnclear: return v1::APPEARANCE_ORIGIN_UNCLEAR;
  }
  return v1::APPEARANCE_ORIGIN_UNSPECIFIED;
}

google::protobuf::Timestamp ToProto(domain::Time time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  google::protobuf::Timestamp out;
  out.set_seconds(seconds.time_since_epoch().count());
  out.set_nanos(static_cast<int32_t>(std::chrono::nanoseconds(time - seconds).count()));
  return out;
}

v1::SpeakerKind ToProto(domain::SpeakerKind kind) {
  switch (kind) {
    case domain::SpeakerKind::kUnknown: return v1::SPEAKER_KIND_UNSPECIFIED;
    case domain::SpeakerKind::kPerson: return v1::SPEAKER_KIND_PERSON;
    case domain::SpeakerKind::kOrganization: return v1::SPEAKER_KIND_ORGANIZATION;
    case domain::SpeakerKind::kGroup: return v1::SPEAKER_KIND_GROUP;
    case domain::SpeakerKind::kUnnamed: return v1::SPEAKER_KIND_UNNAMED;
  }
  return v1::SPEAKER_KIND_UNSPECIFIED;
}

v1::Speaker ToProto(const domain::Speaker& speaker) {
  v1::Speaker out;
  out.set_name(SpeakerName(speaker.id));
  out.set_display_name(speaker.name);
  out.set_kind(ToProto(speaker.kind));
  for (const std::string& alias : speaker.aliases) out.add_aliases(alias);
  out.set_occurrence_count(speaker.occurrence_count);
  if (speaker.merged_into) out.set_merged_into(SpeakerName(*speaker.merged_into));
  out.set_wikidata_id(speaker.wikidata_id);
  out.set_gender(ToProto(speaker.gender));
  for (const domain::SpeakerRole& role : speaker.roles) {
    v1::SpeakerRole& added = *out.add_roles();
    added.set_role(role.role);
    if (!role.first_seen || !role.last_seen) continue;
    *added.mutable_first_seen_time() = ToProto(role.first_seen->time);
    added.set_first_seen_outlet(role.first_seen->outlet);
    *added.mutable_last_seen_time() = ToProto(role.last_seen->time);
    added.set_last_seen_outlet(role.last_seen->outlet);
  }
  out.set_imported(speaker.imported);
  return out;
}

v1::Stance ToProto(domain::Stance stance) {
  switch (stance) {
    case domain::Stance::kAsserts: return v1::STANCE_ASSERTS;
    case domain::Stance::kRepeats: return v1::STANCE_REPEATS;
    case domain::Stance::kConfirms: return v1::STANCE_CONFIRMS;
    case domain::Stance::kDenies: return v1::STANCE_DENIES;
    case domain::Stance::kDisputes: return v1::STANCE_DISPUTES;
    case domain::Stance::kCorrects: return v1::STANCE_CORRECTS;
    case domain::Stance::kRetracts: return v1::STANCE_RETRACTS;
    case domain::Stance::kDeclines: return v1::STANCE_DECLINES;
  }
  return v1::STANCE_UNSPECIFIED;
}

v1::Relation ToProto(domain::Relation relation) {
  switch (relation) {
    case domain::Relation::kExact: return v1::RELATION_EXACT;
    case domain::Relation::kVariant: return v1::RELATION_VARIANT;
    case domain::Relation::kPartial: return v1::RELATION_PARTIAL;
    case domain::Relation::kDifferent: return v1::RELATION_DIFFERENT;
  }
  return v1::RELATION_UNSPECIFIED;
}

v1::Comparison ToProto(const domain::Comparison& comparison) {
  v1::Comparison out;
  out.set_relation(ToProto(comparison.relation));
  out.set_score(comparison.score);
  out.set_meaning_change(ToProto(comparison.meaning_change));
  for (const domain::Edit& edit : comparison.edits) {
    v1::Edit& added = *out.add_edits();
    added.set_operation(ToProto(edit.op));
    added.set_old_text(edit.a_text);
    added.set_new_text(edit.b_text);
    added.set_move_number(edit.move);
  }
  return out;
}

v1::CreditedSpeaker ToProto(const storage::CreditedSpeaker& speaker) {
  v1::CreditedSpeaker out;
  out.set_speaker(SpeakerName(speaker.id));
  out.set_display_name(speaker.name);
  out.set_kind(ToProto(speaker.kind));
  out.set_occurrence_count(speaker.occurrence_count);
  return out;
}

v1::Quote ToProto(const storage::StoredQuote& quote, QuoteDetail detail) {
  v1::Quote out;
  out.set_name(QuoteName(quote.id));
  out.set_wording(quote.wording);
  out.set_verbatim(quote.verbatim);
  for (const storage::CreditedSpeaker& speaker : quote.speakers) {
    *out.add_speakers() = ToProto(speaker);
  }
  out.set_attribution_conflict(app::HasAttributionConflict(quote));
  for (const storage::Variant& variant : quote.variants) {
    v1::Variant& added = *out.add_variants();
    added.set_wording(variant.wording);
    added.set_relation(ToProto(variant.relation));
    added.set_occurrence_count(variant.occurrence_count);
    if (static_cast<size_t>(out.variants_size()) > app::kMaxComparedVariants) continue;
    *added.mutable_comparison() =
        ToProto(detail == QuoteDetail::kWithEdits
                    ? app::CompareWordingsWithEdits(quote.wording, variant.wording)
                    : app::CompareWordings(quote.wording, variant.wording));
  }
  for (const std::string& outlet : quote.outlets) out.add_outlets(outlet);
  const auto add_links = [](const std::vector<storage::LinkedQuote>& links, auto* added) {
    for (const storage::LinkedQuote& link : links) {
      v1::LinkedQuote& linked = *added->Add();
      linked.set_name(QuoteName(link.id));
      linked.set_wording(link.wording);
    }
  };
  add_links(quote.wholes, out.mutable_wholes());
  add_links(quote.fragments, out.mutable_fragments());
  out.set_occurrence_count(quote.occurrence_count);
  out.set_article_count(quote.article_count);
  if (quote.first_publish_time) {
    *out.mutable_first_publish_time() = ToProto(*quote.first_publish_time);
  }
  return out;
}

v1::Article ToListedProto(const storage::StoredArticle& stored) {
  v1::Article out;
  out.set_name(ArticleName(stored.id));
  out.set_url(stored.article.url);
  out.set_outlet(stored.article.outlet);
  out.set_title(stored.article.title);
  out.set_language(stored.article.language);
  if (stored.article.publish_time) {
    *out.mutable_publish_time() = ToProto(*stored.article.publish_time);
  }
  out.set_revision(stored.revision);
  out.set_occurrence_count(stored.occurrence_count);
  *out.mutable_create_time() = ToProto(stored.create_time);
  *out.mutable_update_time() = ToProto(stored.update_time);
  return out;
}

v1::ArticleRevision ToProto(domain::ArticleId id, const storage::StoredRevision& revision) {
  v1::ArticleRevision out;
  out.set_name(RevisionName(id, revision.revision));
  out.set_title(revision.title);
  if (revision.publish_time) *out.mutable_publish_time() = ToProto(*revision.publish_time);
  *out.mutable_create_time() = ToProto(revision.create_time);
  for (const storage::RevisionChange& change : revision.changes) {
    v1::OccurrenceChange& added = *out.add_changes();
    added.set_kind(ToProto(change.kind));
    added.set_occurrence(OccurrenceName({id, change.occurrence}));
    added.set_wording(change.wording);
    added.set_speaker_name(change.speaker_name);
    if (change.replaced_by) added.set_replaced_by(OccurrenceName({id, *change.replaced_by}));
    added.set_new_wording(change.new_wording);
    added.set_new_speaker_name(change.new_speaker_name);
  }
  return out;
}

namespace {

void AddTextAndEntries(const domain::Article& article, text::OffsetEncoding encoding,
                       v1::Article& out) {
  const std::string& text = article.text;
  const Offsets offsets = Offsets::OfText(text, encoding);
  out.set_text(text);
  for (const std::string& author : article.authors) out.add_authors(author);
  out.set_original_hash(article.original_hash);
  for (const domain::Entry& entry : article.entries) {
    v1::Entry& added = *out.add_entries();
    added.set_start(offsets.FromByte(entry.span.begin));
    added.set_end(offsets.FromByte(entry.span.end));
    if (!entry.heading.empty()) {
      offsets.Fill(entry.heading, entry.heading.In(text), *added.mutable_heading());
    }
    if (entry.publish_time) *added.mutable_publish_time() = rpc::ToProto(*entry.publish_time);
  }
  out.set_offset_encoding(offsets.encoding());
}

}  // namespace

v1::Article ToProto(const storage::StoredArticle& stored, text::OffsetEncoding encoding) {
  v1::Article out = ToListedProto(stored);
  AddTextAndEntries(stored.article, encoding, out);
  return out;
}

v1::Article ToProto(const domain::Article& article) {
  v1::Article out;
  out.set_url(article.url);
  out.set_outlet(article.outlet);
  out.set_title(article.title);
  out.set_language(article.language);
  if (article.publish_time) *out.mutable_publish_time() = rpc::ToProto(*article.publish_time);
  AddTextAndEntries(article, text::OffsetEncoding::kCodePoints, out);
  return out;
}

}  // namespace verbatim::rpc
