// One claim: who asserted it first, who says what of it, its figures, all that was said by time.
import { useEffect } from "preact/hooks";
import type { ClaimHistory } from "../gen/verbatim/v1/claim_service_pb";
import { AppearanceOrigin } from "../gen/verbatim/v1/quote_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { FirstSpeaker } from "../claims/claim_card";
import { ClaimReviews } from "../claims/claim_reviews";
import { Figures } from "../claims/figures";
import { eventRow } from "../claims/rows";
import { stanceKey } from "../claims/stances";
import { StanceLanes } from "../claims/stance_lanes";
import { entriesOf, Timeline, type Entry } from "../claims/timeline";
import { WhoSays } from "../claims/who_says";
import { claims, idOf, isNotFound } from "../data/api";
import { useLoad } from "../data/load";
import { useListKeys } from "../desk/use_list_keys";
import { count, formatDay } from "../format";
import { go, usePlace, withQuery } from "../router";
import { ExportButtons } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { Empty, ErrorNote, Loading } from "../ui/notes";

export function ClaimView(props: { id: string }) {
  const name = `claims/${props.id}`;
  const history = useLoad(name, (signal) =>
    claims.getClaimHistory({ name, offsetEncoding: OffsetEncoding.UTF16 }, { signal }),
  );
  if (history.error !== undefined) {
    return isNotFound(history.error) ? (
      <Empty title="There is no such claim">
        <a href="/claims">All claims</a>
      </Empty>
    ) : (
      <ErrorNote error={history.error} onRetry={history.reload} />
    );
  }
  return history.data ? <Shown history={history.data} onChange={history.reload} /> : <Loading />;
}

function Shown(props: { history: ClaimHistory; onChange: () => void }) {
  const { history, onChange } = props;
  const { claim, events } = history;
  const place = usePlace();
  // A link to an event leads there once it is shown.
  useEffect(() => {
    if (place.hash) document.getElementById(place.hash)?.scrollIntoView();
  }, []);
  if (!claim) return null;
  return (
    <>
      <header class="quote-head">
        <Heading title={claim.text} document={claim.text.slice(0, 60)} class="big-quote claim-title" />
        <p class="meta">
          <span>
            First asserted by <FirstSpeaker claim={claim} />
          </span>
          <span>
            {formatDay(claim.firstPublishTime)}
            {claim.firstOutlet && `, ${claim.firstOutlet}`}, known so far
          </span>
          <span>
            {count(claim.statementCount, "statement")} in {count(claim.articleCount, "article")} of{" "}
            {count(claim.outletCount, "outlet")}
          </span>
        </p>
        <p class="row actions">
          <a class="button small" href={`/claims?q=${encodeURIComponent(claim.text)}`}>
            Claims in these words
          </a>
          <ExportButtons name={claim.name.replace("/", "-")} rows={() => events.map(eventRow)} />
        </p>
      </header>
      <WhoSays events={events} />
      <ClaimReviews claim={claim} events={events} onChange={onChange} />
      <Figures series={history.series} events={events} />
      <TimelineSection history={history} />
      <p class="soft small">
        Verbatim shows who said what; it never says whether a claim is true.
        {history.pendingArticleCount > 0n &&
          ` ${count(history.pendingArticleCount, "article")} stored lately are still to be read for claims.`}
      </p>
    </>
  );
}

function TimelineSection(props: { history: ClaimHistory }) {
  const { events, hasMoreEvents } = props.history;
  const { query } = usePlace();
  const stance = query.get("stance") ?? "";
  const own = query.has("own");
  const entries = entriesOf(events);
  const shown = entries.filter((entry) => fits(entry, stance, own));
  const keys = useListKeys(shown, {
    o: ({ event }) => event.occurrence && go(`/articles/${event.occurrence.name.split("/")[1]}?occurrence=${idOf(event.occurrence.name)}`),
  });
  const hasCopies = events.some((event) => isCopy(event.origin));
  return (
    <section class="stack" aria-labelledby="timeline">
      <div class="row">
        <h2 id="timeline">Time line</h2>
        <span class="push row">
          {hasCopies && (
            <label class="check">
              <input type="checkbox" checked={own} onChange={(event) => go(withQuery({ own: event.currentTarget.checked ? "1" : "" }))} />{" "}
              Without copies and repeats in one article
            </label>
          )}
          {(stance || own) && (
            <a class="button small" href={withQuery({ stance: "", own: "" })}>
              Show all {entries.length}
            </a>
          )}
        </span>
      </div>
      {events.length > 1 && !stance && !own && <StanceLanes events={events} />}
      {shown.length > 0 ? (
        <Timeline entries={shown} events={events} list={keys.list} />
      ) : (
        <Empty title="Nothing in the time line fits">
          <a class="button small" href={withQuery({ stance: "", own: "" })}>
            Show all {entries.length}
          </a>
        </Empty>
      )}
      {hasMoreEvents && <p class="note">There are more statements than these first {events.length}.</p>}
    </section>
  );
}

const isCopy = (origin: AppearanceOrigin) => origin === AppearanceOrigin.COPIED || origin === AppearanceOrigin.REPEATED;

function fits(entry: Entry, stance: string, own: boolean): boolean {
  return (!stance || stanceKey(entry.event.stance) === stance) && !(own && isCopy(entry.event.origin));
}
