import type { AttributionChain } from "../gen/verbatim/v1/attribution_chain_pb";
import { OccurrenceState, type Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { Relation } from "../gen/verbatim/v1/comparison_pb";
import { SpeakerLink } from "../gen/verbatim/v1/speaker_pb";
import type { ComponentChildren } from "preact";
import { idOf } from "../data/api";
import { formatDay, percent } from "../format";
import { kindLabel, relationLabel, speakerLinkLabel } from "../text/labels";
import { Chain } from "./chain";

export interface OccurrenceCardProps {
  occurrence: Occurrence;
  before?: string;
  after?: string;
  link?: string;
  chain?: AttributionChain;
  showRelation?: boolean;
  children?: ComponentChildren; // what can be done with it
}

// The page of the article, at the occurrence.
export function articlePath(occurrence: Occurrence): string {
  const [, article, , id] = occurrence.name.split("/");
  return `/articles/${article}?occurrence=${id}`;
}

// A place where a quote is reported: the paragraph, who says it, where.
export function OccurrenceCard(props: OccurrenceCardProps) {
  const { occurrence } = props;
  const statement = occurrence.statement;
  const gone = occurrence.state !== OccurrenceState.CURRENT;
  return (
    <article class="card occurrence" id={`occurrence-${idOf(occurrence.name)}`}>
      <header class="occurrence-head">
        <strong>{occurrence.outlet || "Outlet unknown"}</strong>
        <span>{formatDay(occurrence.publishTime)}</span>
        <a href={articlePath(occurrence)}>{occurrence.articleTitle || occurrence.articleUrl}</a>
        {occurrence.entryHeading && occurrence.entryHeading !== occurrence.articleTitle && (
          <span>{occurrence.entryHeading}</span>
        )}
      </header>
      <p class="context">
        {props.before}
        <strong class="said">{statement?.content.map((segment) => segment.span?.text).join(" … ")}</strong>
        {props.after}
      </p>
      <p class="meta">
        <SpeakerOf occurrence={occurrence} />
        {statement && <span>{kindLabel[statement.kind]}</span>}
        {props.showRelation && occurrence.relation !== Relation.UNSPECIFIED && (
          <span class="tag">{relationLabel[occurrence.relation]}</span>
        )}
        {occurrence.firstAppearance && <span class="tag good">first known</span>}
        {occurrence.state === OccurrenceState.WITHDRAWN && <span class="tag warn">withdrawn later</span>}
        {occurrence.state === OccurrenceState.ALTERED && <span class="tag warn">altered later</span>}
        {props.link && !gone && /^https?:/.test(props.link) && (
          <a class="push" href={props.link} target="_blank" rel="noopener noreferrer">
            Open at the outlet
          </a>
        )}
      </p>
      {props.chain && (
        <details>
          <summary>How we know who said it</summary>
          <Chain links={props.chain.links} />
        </details>
      )}
      {props.children}
    </article>
  );
}

const unsure = 0.5;

// Whom an occurrence credits, with what is unsure about it.
export function SpeakerOf(props: { occurrence: Occurrence }) {
  const speaker = props.occurrence.statement?.speaker;
  if (!speaker || (!speaker.displayName && speaker.candidates.length === 0)) {
    return <span class="unknown">Speaker unknown</span>;
  }
  if (!speaker.displayName) {
    return <span class="unknown">One of {speaker.candidates.map((one) => one.displayName).join(", ")}</span>;
  }
  const others = speaker.candidates.filter((one) => one.displayName !== speaker.displayName).map((one) => one.displayName);
  const how = speakerLinkLabel[speaker.link] ?? (speaker.confidence < unsure ? "with little confidence" : "");
  const doubt = [
    how,
    (how || others.length > 0) && speaker.link !== SpeakerLink.CORRECTION && `${percent(speaker.confidence)} sure`,
    others.length > 0 && `or ${others.join(", ")}`,
  ].filter(Boolean);
  return (
    <span class="speakers">
      {speaker.speaker ? (
        <a href={`/speakers/${idOf(speaker.speaker)}`}>{speaker.displayName}</a>
      ) : (
        <span>{speaker.displayName}</span>
      )}
      {doubt.length > 0 && <span class="doubt"> {doubt.join(", ")}</span>}
    </span>
  );
}
