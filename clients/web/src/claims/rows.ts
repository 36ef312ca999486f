// What the lists of claims export, a row each.
import { Stance, type Claim, type ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { OccurrenceState } from "../gen/verbatim/v1/occurrence_pb";
import { AppearanceOrigin } from "../gen/verbatim/v1/quote_service_pb";
import { dateOf } from "../format";
import type { Row } from "../export/csv";

const iso = (time: Parameters<typeof dateOf>[0]) => dateOf(time)?.toISOString() ?? "";

export function claimRow(claim: Claim): Row {
  return {
    claim: claim.name,
    text: claim.text,
    first_speaker: claim.firstSpeakerName,
    first_outlet: claim.firstOutlet,
    first_publish_time: iso(claim.firstPublishTime),
    last_publish_time: iso(claim.lastPublishTime),
    statements: Number(claim.statementCount),
    articles: Number(claim.articleCount),
    outlets: Number(claim.outletCount),
    denials: Number(claim.denialCount),
    stances: claim.stances.map((one) => `${Stance[one.stance]} ${one.statementCount}`).join("; "),
    figure: claim.latestFigure?.text ?? "",
    earlier_figure: claim.latestFigure?.earlierText ?? "",
    counted: claim.latestFigure?.counted ?? "",
    figures_changed: claim.figuresChanged,
  };
}

// An event of a claim's time line.
export function eventRow(event: ClaimEvent): Row {
  const { occurrence } = event;
  return {
    publish_time: iso(occurrence?.publishTime),
    outlet: occurrence?.outlet ?? "",
    stance: Stance[event.stance] ?? "",
    evidence: event.stanceEvidence?.text ?? "",
    who: event.sourceText || occurrence?.statement?.speaker?.displayName || occurrence?.statement?.source?.text || "",
    words: event.span?.text ?? "",
    figures: event.figures.map((figure) => figure.span?.text ?? "").join("; "),
    origin: AppearanceOrigin[event.origin] ?? "",
    copied_from: event.copiedFrom,
    state: OccurrenceState[occurrence?.state ?? 0] ?? "",
    title: occurrence?.articleTitle ?? "",
    url: occurrence?.articleUrl ?? "",
    occurrence: occurrence?.name ?? "",
  };
}
