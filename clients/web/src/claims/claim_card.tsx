import type { Claim } from "../gen/verbatim/v1/claim_pb";
import { idOf } from "../data/api";
import { count, formatDay } from "../format";
import { Marked } from "../ui/marked";
import { StanceCounts } from "./stances";

// A claim in a list: its words, who said so first, who says what of it, its figure.
export function ClaimCard(props: { claim: Claim; search?: string }) {
  const { claim } = props;
  return (
    <article class="card claim-card">
      <a class="wording" href={`/claims/${idOf(claim.name)}`}>
        <Marked text={claim.text} search={props.search ?? ""} />
      </a>
      <p class="meta">
        <FirstSpeaker claim={claim} />
        <span>
          {formatDay(claim.firstPublishTime)}
          {claim.firstOutlet && `, ${claim.firstOutlet}`}
        </span>
        <span>
          {count(claim.statementCount, "statement")} in {count(claim.articleCount, "article")} of{" "}
          {count(claim.outletCount, "outlet")}
        </span>
      </p>
      <div class="row claim-signs">
        <StanceCounts stances={claim.stances} />
        <FigureNow claim={claim} />
      </div>
    </article>
  );
}

// Who asserted it first.
export function FirstSpeaker(props: { claim: Claim }) {
  const { firstSpeaker, firstSpeakerName } = props.claim;
  if (!firstSpeakerName) return <span class="unknown">Nobody named</span>;
  return (
    <span class="speakers">
      {firstSpeaker ? <a href={`/speakers/${idOf(firstSpeaker)}`}>{firstSpeakerName}</a> : firstSpeakerName}
    </span>
  );
}

// The latest figure, and what it was before.
function FigureNow(props: { claim: Claim }) {
  const { latestFigure, figuresChanged } = props.claim;
  if (!latestFigure) return null;
  const { text, counted, earlierText } = latestFigure;
  return (
    <span class={earlierText || figuresChanged ? "figure-now changed" : "figure-now"}>
      {counted && <span class="soft">{counted}: </span>}
      {earlierText && (
        <>
          <span class="visually-hidden">from </span>
          {earlierText}
          <span aria-hidden="true"> → </span>
          <span class="visually-hidden"> to </span>
        </>
      )}
      <strong>{text}</strong>
      {figuresChanged && !earlierText && <span class="soft">, figures differ</span>}
    </span>
  );
}
