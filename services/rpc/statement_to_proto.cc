#include <string>
#include <string_view>

#include "services/base/status_macros.h"
#include "services/rpc/names.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::StatementKind ToProto(domain::StatementKind kind) {
  switch (kind) {
    case domain::StatementKind::kDirect: return v1::STATEMENT_KIND_DIRECT;
    case domain::StatementKind::kMixed: return v1::STATEMENT_KIND_MIXED;
    case domain::StatementKind::kIndirect: return v1::STATEMENT_KIND_INDIRECT;
  }
  return v1::STATEMENT_KIND_UNSPECIFIED;
}

v1::SegmentAttachment ToProto(domain::SegmentAttachment attachment) {
  switch (attachment) {
    case domain::SegmentAttachment::kCue: return v1::SEGMENT_ATTACHMENT_CUE;
    case domain::SegmentAttachment::kParagraph: return v1::SEGMENT_ATTACHMENT_PARAGRAPH;
    case domain::SegmentAttachment::kContinuation: return v1::SEGMENT_ATTACHMENT_CONTINUATION;
  }
  return v1::SEGMENT_ATTACHMENT_UNSPECIFIED;
}

v1::LinkKind ToProto(domain::LinkKind kind) {
  switch (kind) {
    case domain::LinkKind::kSource: return v1::LINK_KIND_SOURCE;
    case domain::LinkKind::kAntecedent: return v1::LINK_KIND_ANTECEDENT;
    case domain::LinkKind::kSpeaker: return v1::LINK_KIND_SPEAKER;
    case domain::LinkKind::kRepresents: return v1::LINK_KIND_REPRESENTS;
    case domain::LinkKind::kMedium: return v1::LINK_KIND_MEDIUM;
    case domain::LinkKind::kSaidAt: return v1::LINK_KIND_SAID_AT;
    case domain::LinkKind::kRelayedBy: return v1::LINK_KIND_RELAYED_BY;
    case domain::LinkKind::kPublishedIn: return v1::LINK_KIND_PUBLISHED_IN;
  }
  return v1::LINK_KIND_UNSPECIFIED;
}

v1::SpeakerLink ToProto(storage::SpeakerLink link) {
  switch (link) {
    case storage::SpeakerLink::kName: return v1::SPEAKER_LINK_NAME;
    case storage::SpeakerLink::kSurname: return v1::SPEAKER_LINK_SURNAME;
    case storage::SpeakerLink::kOneOfSeveral: return v1::SPEAKER_LINK_ONE_OF_SEVERAL;
    case storage::SpeakerLink::kSpelling: return v1::SPEAKER_LINK_SPELLING;
    case storage::SpeakerLink::kRole: return v1::SPEAKER_LINK_ROLE;
    case storage::SpeakerLink::kCorrection: return v1::SPEAKER_LINK_CORRECTION;
  }
  return v1::SPEAKER_LINK_UNSPECIFIED;
}

v1::ChainLink ToProto(const domain::ChainLink& link, std::string_view evidence_text,
                      const Offsets& offsets) {
  v1::ChainLink out;
  out.set_kind(ToProto(link.kind));
  out.set_text(link.text);
  if (link.evidence) offsets.Fill(*link.evidence, evidence_text, *out.mutable_evidence());
  if (link.time) {
    *out.mutable_start_time() = rpc::ToProto(link.time->begin);
    *out.mutable_end_time() = rpc::ToProto(link.time->end);
  }
  out.set_confidence(link.confidence);
  out.set_method(link.method);
  return out;
}

// Nothing for a source that was not resolved at all.
void FillSpeaker(const domain::ResolvedSpeaker& speaker, v1::Statement& out) {
  if (!speaker.IsKnown() && speaker.candidates.empty()) return;
  v1::ResolvedSpeaker& resolved = *out.mutable_speaker();
  resolved.set_display_name(speaker.name);
  resolved.set_kind(rpc::ToProto(speaker.kind));
  resolved.set_confidence(speaker.confidence);
  for (const domain::SpeakerCandidate& candidate : speaker.candidates) {
    v1::SpeakerCandidate& added = *resolved.add_candidates();
    added.set_display_name(candidate.name);
    added.set_kind(rpc::ToProto(candidate.kind));
    added.set_confidence(candidate.confidence);
  }
}

// What needs no text. The caller fills in the spans.
v1::Statement WithoutSpans(const domain::Statement& statement,
                           const domain::ResolvedSpeaker& speaker) {
  v1::Statement out;
  out.set_kind(ToProto(statement.kind));
  FillSpeaker(speaker, out);
  out.set_confidence(statement.confidence);
  out.set_entry_index(static_cast<int32_t>(statement.entry));
  return out;
}

void AddSegment(const domain::Segment& segment, std::string_view words, const Offsets& offsets,
                v1::Statement& out) {
  v1::Segment& added = *out.add_content();
  offsets.Fill(segment.span, words, *added.mutable_span());
  added.set_attachment(ToProto(segment.attachment));
}

void FillState(const storage::StoredOccurrence& occurrence, v1::Occurrence& out) {
  out.set_state(v1::OCCURRENCE_STATE_CURRENT);
  out.set_first_revision(occurrence.first_revision);
  if (!occurrence.withdrawn()) return;
  out.set_state(v1::OCCURRENCE_STATE_WITHDRAWN);
  out.set_withdrawn_revision(*occurrence.withdrawn_revision);
  if (occurrence.withdraw_time) {
    *out.mutable_withdraw_time() = rpc::ToProto(*occurrence.withdraw_time);
  }
  if (!occurrence.replaced_by) return;
  out.set_state(v1::OCCURRENCE_STATE_ALTERED);
  out.set_replaced_by(OccurrenceName({occurrence.article, *occurrence.replaced_by}));
}

}  // namespace

v1::Statement ToProto(const domain::AttributedStatement& attributed, std::string_view text,
                      const Offsets& offsets) {
  const domain::Statement& statement = attributed.statement;
  v1::Statement out = WithoutSpans(statement, attributed.speaker);
  for (const domain::Segment& segment : statement.content) {
    AddSegment(segment, segment.span.In(text), offsets, out);
  }
  if (statement.cue) offsets.Fill(*statement.cue, statement.cue->In(text), *out.mutable_cue());
  if (statement.source) {
    offsets.Fill(*statement.source, statement.source->In(text), *out.mutable_source());
  }
  for (const domain::ChainLink& link : attributed.chain) {
    *out.add_chain() =
        ToProto(link, link.evidence ? link.evidence->In(text) : std::string_view(), offsets);
  }
  return out;
}

absl::StatusOr<v1::Occurrence> ToProto(const storage::StoredOccurrence& occurrence,
                                       text::OffsetEncoding encoding) {
  const Offsets offsets = Offsets::OfPositions(occurrence.positions, encoding);
  const domain::Statement& statement = occurrence.statement;
  v1::Occurrence out;
  out.set_name(OccurrenceName({occurrence.article, occurrence.id}));
  v1::Statement& shown = *out.mutable_statement();
  shown = WithoutSpans(statement, occurrence.resolved);
  for (size_t i = 0; i < statement.content.size(); ++i) {
    AddSegment(statement.content[i], occurrence.content_texts[i], offsets, shown);
  }
  if (statement.cue) offsets.Fill(*statement.cue, occurrence.cue_text, *shown.mutable_cue());
  if (statement.source) {
    offsets.Fill(*statement.source, occurrence.source_text, *shown.mutable_source());
  }
  if (occurrence.speaker) {
    shown.mutable_speaker()->set_speaker(SpeakerName(*occurrence.speaker));
    shown.mutable_speaker()->set_link(ToProto(occurrence.speaker_link));
  }
  out.set_wording(occurrence.wording);
  if (occurrence.quote) {
    out.set_quote(QuoteName(*occurrence.quote));
    out.set_relation(rpc::ToProto(occurrence.relation));
  }
  out.set_first_appearance(occurrence.first_appearance);
  FillState(occurrence, out);
  out.set_article_revision(occurrence.revision);
  out.set_article_url(occurrence.url);
  out.set_article_title(occurrence.article_title);
  out.set_outlet(occurrence.outlet);
  if (occurrence.publish_time) {
    *out.mutable_publish_time() = rpc::ToProto(*occurrence.publish_time);
  }
  out.set_entry_heading(occurrence.entry_heading);
  out.set_offset_encoding(offsets.encoding());
  RETURN_IF_ERROR(offsets.status());
  return out;
}

absl::StatusOr<v1::AttributionChain> ToProto(const app::TracedOccurrence& traced,
                                             text::OffsetEncoding encoding) {
  const Offsets offsets = Offsets::OfPositions(traced.occurrence.positions, encoding);
  v1::AttributionChain out;
  out.set_name(ChainName({traced.occurrence.article, traced.occurrence.id}));
  for (const storage::StoredChainLink& stored : traced.chain) {
    *out.add_links() = ToProto(stored.link, stored.evidence_text, offsets);
  }
  out.set_offset_encoding(offsets.encoding());
  RETURN_IF_ERROR(offsets.status());
  return out;
}

}  // namespace verbatim::rpc
