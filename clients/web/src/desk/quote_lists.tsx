import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { useState } from "preact/hooks";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { QuoteOrder, type RepeatedQuote } from "../gen/verbatim/v1/quote_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { articles, idOf, quotes } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad, usePages } from "../data/load";
import { quoteRow, repeatRows } from "../export/rows";
import { count, formatDay } from "../format";
import { go, usePlace, withQuery } from "../router";
import { meaningChange, relationLabel } from "../text/labels";
import { Diff } from "../ui/diff";
import { ExportButtons } from "../ui/export_buttons";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { articlePath, SpeakerOf } from "../ui/occurrence_card";
import { QuoteCard } from "../ui/quote_card";
import { KeyHints } from "./key_hints";
import { MergeQuotesDialog } from "./quote_corrections";
import { useListKeys } from "./use_list_keys";
import { useUndoLatest } from "./use_undo_latest";

function conflicts(pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await quotes.searchQuotes(
      { attributionConflict: true, order: QuoteOrder.LATEST, pageSize, pageToken },
      { signal },
    );
    return { items: answer.quotes, next: answer.nextPageToken };
  };
}

// Quotes that several speakers are credited with, the latest first.
export function ConflictList() {
  const found = usePages("conflicts", conflicts(20));
  const undo = useUndoLatest(found.reload);
  const keys = useListKeys(
    found.items,
    {
      o: (quote) => go(`/quotes/${idOf(quote.name)}`),
      x: (quote) => quote.verbatim && go(`/quotes/${idOf(quote.name)}?split`),
    },
    { z: undo.undoLatest },
  );
  if (found.error !== undefined) return <ErrorNote error={found.error} onRetry={found.reload} />;
  return (
    <>
      <div class="row">
        <KeyHints hints={[["j", "next"], ["k", "previous"], ["o", "open"], ["x", "split"], ["z", "undo the latest"]]} />
        <span class="push">
          <ExportButtons name="conflicts" rows={async () => (await everyPage(conflicts(500))).map(quoteRow)} />
        </span>
      </div>
      {found.items.length === 0 && (found.loading ? <Loading /> : <Empty title="No conflicts among the quotes" />)}
      <ol class="list worklist" ref={keys.list}>
        {found.items.map((quote, index) => (
          <li
            key={quote.name}
            tabIndex={-1}
            class={index === keys.chosen ? "chosen" : undefined}
            onFocusIn={() => keys.choose(index)}
          >
            <QuoteCard quote={quote} />
          </li>
        ))}
      </ol>
      <More list={found} />
      {undo.dialog}
    </>
  );
}

function repeats(days: number, outlet: string, pageSize: number) {
  const startTime = days > 0 ? timestampFromDate(new Date(Date.now() - days * dayInMs)) : undefined;
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await quotes.listRepeatedQuotes(
      { parent: "articles/-", startTime, outlet, pageSize, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
      { signal },
    );
    return { items: answer.repeatedQuotes, next: answer.nextPageToken };
  };
}

const dayInMs = 86_400_000;
const periods = [
  { days: 0, label: "any time" },
  { days: 1, label: "the last day" },
  { days: 3, label: "the last 3 days" },
  { days: 7, label: "the last 7 days" },
  { days: 30, label: "the last 30 days" },
];

// Quotes that come back, with their wordings side by side.
export function RepeatList() {
  const place = usePlace();
  const days = Math.max(Number(place.query.get("days")) || 0, 0);
  const outlet = place.query.get("outlet") ?? "";
  const outlets = useLoad("outlets", (signal) => articles.listOutlets({}, { signal }));
  const found = usePages(`repeats ${days} ${outlet}`, repeats(days, outlet, 20));
  const [merging, setMerging] = useState<Quote>();
  const undo = useUndoLatest(found.reload);
  const keys = useListKeys(
    found.items,
    {
      o: (one) => one.quote && go(`/quotes/${idOf(one.quote.name)}`),
      m: (one) => one.quote?.verbatim && setMerging(one.quote),
      x: (one) => one.quote?.verbatim && go(`/quotes/${idOf(one.quote.name)}?split`),
    },
    { z: undo.undoLatest },
  );
  if (found.error !== undefined) return <ErrorNote error={found.error} onRetry={found.reload} />;
  return (
    <>
      <div class="row">
        <div class="field">
          <label for="days">Repeated in</label>
          <select id="days" value={String(days || "")} onChange={(event) => go(withQuery({ days: event.currentTarget.value }))}>
            {periods.map((one) => (
              <option value={String(one.days || "")}>{one.label}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="outlet">Outlet</label>
          <select id="outlet" value={outlet} onChange={(event) => go(withQuery({ outlet: event.currentTarget.value }))}>
            <option value="">any outlet</option>
            {(outlets.data?.outlets ?? []).map((one) => (
              <option value={one.displayName}>{one.displayName}</option>
            ))}
          </select>
        </div>
        <span class="push">
          <ExportButtons name="repeats" rows={async () => (await everyPage(repeats(days, outlet, 500))).flatMap(repeatRows)} />
        </span>
      </div>
      <KeyHints hints={[["j", "next"], ["k", "previous"], ["o", "open"], ["m", "merge"], ["x", "split"], ["z", "undo the latest"]]} />
      {found.items.length === 0 &&
        (found.loading ? (
          <Loading />
        ) : days > 0 || outlet ? (
          <Empty title="No quote came back there and then">
            <a href="/desk?tab=repeats">Repeats of any time and outlet</a>
          </Empty>
        ) : (
          <Empty title="No quote comes back yet" />
        ))}
      <ol class="list worklist" ref={keys.list}>
        {found.items.map((one, index) => (
          <li
            key={one.quote?.name}
            tabIndex={-1}
            class={index === keys.chosen ? "chosen" : undefined}
            onFocusIn={() => keys.choose(index)}
          >
            <Repeat repeated={one} />
          </li>
        ))}
      </ol>
      <More list={found} />
      {merging && <MergeQuotesDialog quote={merging} onDone={found.reload} onClose={() => setMerging(undefined)} />}
      {undo.dialog}
    </>
  );
}

const shownPlaces = 6;

function Repeat(props: { repeated: RepeatedQuote }) {
  const { quote, occurrences } = props.repeated;
  if (!quote) return null;
  return (
    <article class="card stack">
      <QuoteCard quote={quote} bare />
      <ul class="places">
        {occurrences.slice(0, shownPlaces).map(({ occurrence, comparison }) => {
          if (!occurrence) return null;
          const change = meaningChange(comparison?.meaningChange);
          return (
            <li>
              <p class="meta">
                <a href={articlePath(occurrence)}>{occurrence.outlet || occurrence.articleTitle || "an article"}</a>
                <span>{formatDay(occurrence.publishTime)}</span>
                <SpeakerOf occurrence={occurrence} />
                <span class="tag">{relationLabel[occurrence.relation]}</span>
                {change && <span class="tag bad">meaning changed: {change}</span>}
              </p>
              {comparison && comparison.edits.length > 1 && (
                <p class="small-wording">
                  <Diff edits={comparison.edits} side="both" />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {occurrences.length > shownPlaces && (
        <p class="small">
          <a href={`/quotes/${idOf(quote.name)}`}>and {count(occurrences.length - shownPlaces, "more place")}</a>
        </p>
      )}
    </article>
  );
}
