// What was said of a claim, by time, and what articles took back.
import type { Ref } from "preact";
import { Stance, type ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { OccurrenceState } from "../gen/verbatim/v1/occurrence_pb";
import { AppearanceOrigin } from "../gen/verbatim/v1/quote_service_pb";
import { idOf } from "../data/api";
import { dateOf, formatDay, formatMoment } from "../format";
import { articlePath, SpeakerOf } from "../ui/occurrence_card";
import { Sentence } from "./sentence";
import { stanceWords } from "./stances";

// An event of the claim's history; `index` is its place there. `taken`: not that it was said, but
// that a revision took it back or changed it.
export interface Entry {
  event: ClaimEvent;
  index: number;
  taken?: boolean;
}

export function eventId(index: number): string {
  return `event-${index}`;
}

export function isGone(event: ClaimEvent): boolean {
  return event.occurrence !== undefined && event.occurrence.state !== OccurrenceState.CURRENT;
}

export function outletOf(event: ClaimEvent): string {
  return event.occurrence?.outlet || "Outlet unknown";
}

// The events as they were published, and each withdrawal when it was stored; unknown times last.
export function entriesOf(events: ClaimEvent[]): Entry[] {
  const entries: Entry[] = events.flatMap((event, index) =>
    isGone(event) ? [{ event, index }, { event, index, taken: true }] : [{ event, index }],
  );
  const time = ({ event, taken }: Entry) =>
    dateOf(taken ? event.occurrence?.withdrawTime : event.occurrence?.publishTime)?.getTime() ?? Infinity;
  return entries.sort((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)));
}

export function Timeline(props: { entries: Entry[]; events: ClaimEvent[]; list?: Ref<HTMLOListElement> }) {
  return (
    <ol class="timeline" ref={props.list}>
      {props.entries.map((entry) =>
        entry.taken ? (
          <Withdrawal key={`taken-${entry.index}`} entry={entry} />
        ) : (
          <Said key={entry.index} entry={entry} events={props.events} />
        ),
      )}
    </ol>
  );
}

function Said(props: { entry: Entry; events: ClaimEvent[] }) {
  const { event, index } = props.entry;
  const { occurrence, stance } = event;
  const { one, sign, tone } = stanceWords(stance);
  if (!occurrence) return null;
  return (
    <li class={`event ${tone}`} id={eventId(index)} tabIndex={-1}>
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      <article class="card">
        <header class="event-head">
          {event.sourceText ? <span class="speakers">{event.sourceText}</span> : <SpeakerOf occurrence={occurrence} />}{" "}
          <strong>{one}</strong>
          <span class="event-time">{formatDay(occurrence.publishTime)}</span>
        </header>
        <Sentence event={event} />
        <p class="meta">
          <strong class="event-outlet">{outletOf(event)}</strong>
          <a href={articlePath(occurrence)}>{occurrence.articleTitle || occurrence.articleUrl}</a>
          <Origin event={event} events={props.events} />
          {event.stanceEvidence && stance !== Stance.ASSERTS && (
            <span>
              by the words <q>{event.stanceEvidence.text}</q>
            </span>
          )}
          {isGone(event) && <span class="tag warn">{goneWords(event)} later</span>}
          <span class="push row">
            {occurrence.quote && <a href={`/quotes/${idOf(occurrence.quote)}`}>The statement</a>}
            {!isGone(event) && /^https?:/.test(event.link) && (
              <a href={event.link} target="_blank" rel="noopener noreferrer">
                Open at the outlet
              </a>
            )}
          </span>
        </p>
      </article>
    </li>
  );
}

// Whether the words came with their surroundings from another article, or are a report of its own.
function Origin(props: { event: ClaimEvent; events: ClaimEvent[] }) {
  const { event, events } = props;
  switch (event.origin) {
    case AppearanceOrigin.FIRST:
      return <span class="tag good">first known so far</span>;
    case AppearanceOrigin.INDEPENDENT:
      return <span class="tag">a report of its own</span>;
    case AppearanceOrigin.REPEATED:
      return <span class="tag">again in this article</span>;
    case AppearanceOrigin.COPIED: {
      const from = events.findIndex((one) => one.occurrence?.name === event.copiedFrom);
      const source = events[from];
      return (
        <span class="tag">
          copied{" "}
          {source && (
            <a href={`#${eventId(from)}`}>
              from {outletOf(source)}, {formatDay(source.occurrence?.publishTime)}
            </a>
          )}
        </span>
      );
    }
    default:
      return null;
  }
}

function goneWords(event: ClaimEvent): string {
  return event.occurrence?.state === OccurrenceState.ALTERED ? "altered" : "withdrawn";
}

function Withdrawal(props: { entry: Entry }) {
  const { event, index } = props.entry;
  const { occurrence } = event;
  if (!occurrence) return null;
  const article = occurrence.name.split("/occurrences/")[0];
  return (
    <li class="event taken warn" tabIndex={-1}>
      <span class="sign" aria-hidden="true">
        ⌫
      </span>
      <p>
        <strong>{outletOf(event)}</strong> {occurrence.state === OccurrenceState.ALTERED ? "changed" : "withdrew"}{" "}
        <a href={`#${eventId(index)}`}>what it had of {formatDay(occurrence.publishTime)}</a>: revision{" "}
        {occurrence.withdrawnRevision} of{" "}
        <a href={occurrence.replacedBy ? articlePath({ ...occurrence, name: occurrence.replacedBy }) : `/${article}`}>
          {occurrence.articleTitle || occurrence.articleUrl}
        </a>
        , stored {formatMoment(occurrence.withdrawTime)}
      </p>
    </li>
  );
}
