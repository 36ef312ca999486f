// What the lists export, a row each.
import { CorrectionKind, type Correction } from "../gen/verbatim/v1/correction_pb";
import { OccurrenceState, type Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import type { RepeatedQuote } from "../gen/verbatim/v1/quote_service_pb";
import type { Speaker } from "../gen/verbatim/v1/speaker_pb";
import { Relation } from "../gen/verbatim/v1/comparison_pb";
import { SpeakerKind } from "../gen/verbatim/v1/speaker_pb";
import { StatementKind } from "../gen/verbatim/v1/statement_pb";
import type { Article } from "../gen/verbatim/v1/article_pb";
import { dateOf } from "../format";
import type { Row } from "./csv";

const iso = (time: Parameters<typeof dateOf>[0]) => dateOf(time)?.toISOString() ?? "";

export function quoteRow(quote: Quote): Row {
  return {
    quote: quote.name,
    wording: quote.wording,
    verbatim: quote.verbatim,
    speakers: quote.speakers.map((speaker) => speaker.displayName).join("; "),
    first_publish_time: iso(quote.firstPublishTime),
    occurrences: Number(quote.occurrenceCount),
    articles: Number(quote.articleCount),
    outlets: quote.outlets.join("; "),
    wordings: quote.variants.length,
    attribution_conflict: quote.attributionConflict,
  };
}

// With the names that the server's exports use.
export function occurrenceRow(occurrence: Occurrence): Row {
  const { statement } = occurrence;
  return {
    occurrence: occurrence.name,
    quote: occurrence.quote,
    kind: StatementKind[statement?.kind ?? 0] ?? "",
    wording: occurrence.wording,
    speaker_name: statement?.speaker?.displayName ?? "",
    speaker_confidence: statement?.speaker?.confidence ?? "",
    cue: statement?.cue?.text ?? "",
    source: statement?.source?.text ?? "",
    relation: Relation[occurrence.relation] ?? "",
    first_appearance: occurrence.firstAppearance,
    state: OccurrenceState[occurrence.state] ?? "",
    url: occurrence.articleUrl,
    title: occurrence.articleTitle,
    entry: occurrence.entryHeading,
    outlet: occurrence.outlet,
    publish_time: iso(occurrence.publishTime),
  };
}

// A row for each place of a quote that comes back.
export function repeatRows(repeated: RepeatedQuote): Row[] {
  return repeated.occurrences.flatMap(({ occurrence }) =>
    occurrence ? [{ ...occurrenceRow(occurrence), quote_wording: repeated.quote?.wording ?? "" }] : [],
  );
}

export function speakerRow(speaker: Speaker): Row {
  return {
    speaker: speaker.name,
    name: speaker.displayName,
    kind: SpeakerKind[speaker.kind] ?? "",
    aliases: speaker.aliases.join("; "),
    occurrences: Number(speaker.occurrenceCount),
  };
}

export function articleRow(article: Article): Row {
  return {
    article: article.name,
    title: article.title,
    outlet: article.outlet,
    publish_time: iso(article.publishTime),
    occurrences: Number(article.occurrenceCount),
    revision: article.revision,
    url: article.url,
  };
}

export function correctionRow(correction: Correction): Row {
  return {
    correction: correction.name,
    kind: CorrectionKind[correction.kind] ?? "",
    speaker: correction.displayName || correction.oldName,
    other: correction.otherDisplayName || correction.newName,
    quote: correction.quote,
    other_quote: correction.otherQuote,
    occurrence: correction.occurrence,
    old_words: correction.oldContent.join(" … "),
    new_words: correction.newContent.join(" … "),
    actor: correction.actor,
    reason: correction.reason,
    create_time: iso(correction.createTime),
    undo_time: iso(correction.undoTime),
    undo_actor: correction.undoActor,
    undo_reason: correction.undoReason,
  };
}
