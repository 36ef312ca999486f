// One quote: its wordings, its way through time, every place that reports it.
import { useState } from "preact/hooks";
import { ExportFormat } from "../gen/verbatim/v1/export_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import type { LinkedQuote, Quote, Variant } from "../gen/verbatim/v1/quote_pb";
import type { QuoteEvidence } from "../gen/verbatim/v1/quote_service_pb";
import { idOf, isNotFound, quotes } from "../data/api";
import { useLoad, usePages } from "../data/load";
import { citation, inMarks } from "../export/citation";
import { ClaimsOf } from "../claims/claims_of";
import { Picking } from "../desk/picking";
import { MergeQuotesDialog, SplitQuoteDialog } from "../desk/quote_corrections";
import { useListKeys } from "../desk/use_list_keys";
import { useUndoLatest } from "../desk/use_undo_latest";
import { exported } from "../export/server_export";
import { count, formatDay } from "../format";
import { CheckedBy } from "../reviews/checked_by";
import { usePlace } from "../router";
import { meaningChange, relationLabel } from "../text/labels";
import { CopyButton } from "../ui/copy_button";
import { Diff } from "../ui/diff";
import { OccurrenceExport } from "../ui/export_buttons";
import { EvidenceList } from "../ui/evidence_list";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { OccurrenceLanes } from "../ui/occurrence_lanes";
import { SaveButtons } from "../ui/save_buttons";
import { Speakers } from "../ui/speakers";

const evidencePage = 50;

function evidenceOf(name: string) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await quotes.listQuoteEvidence(
      { parent: name, pageSize: evidencePage, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
      { signal },
    );
    return { items: answer.evidence, next: answer.nextPageToken };
  };
}

// A paraphrase is no quotation.
const asLinkedData = (quote: Quote) => ({
  label: "JSON-LD",
  name: `${quote.name.replace("/", "-")}.jsonld`,
  type: "application/ld+json",
  load: () => exported({ format: quote.verbatim ? ExportFormat.QUOTATION : ExportFormat.CLAIM, quote: quote.name }),
});

export function QuoteView(props: { id: string }) {
  const name = `quotes/${props.id}`;
  const quote = useLoad(name, (signal) => quotes.getQuote({ name }, { signal }));
  const evidence = usePages(name, evidenceOf(name));
  if (quote.error !== undefined) {
    return isNotFound(quote.error) ? (
      <Empty title="There is no such quote">
        <a href="/">Find another one</a>
      </Empty>
    ) : (
      <ErrorNote error={quote.error} onRetry={quote.reload} />
    );
  }
  if (!quote.data) return <Loading />;
  const onChange = () => {
    quote.reload();
    evidence.reload();
  };
  return <Shown quote={quote.data} evidence={evidence} onChange={onChange} />;
}

function Shown(props: { quote: Quote; evidence: ReturnType<typeof usePages<QuoteEvidence>>; onChange: () => void }) {
  const { quote, evidence } = props;
  const [merging, setMerging] = useState(false);
  const asked = usePlace().query.has("split");
  const [picked, setPicked] = useState<Set<string> | null>(asked ? new Set() : null); // to be split off
  const [splitting, setSplitting] = useState(false);
  const undo = useUndoLatest(props.onChange);
  const togglePicking = () => setPicked(picked ? null : new Set());
  useListKeys([], {}, { m: () => quote.verbatim && setMerging(true), x: () => quote.verbatim && togglePicking(), z: undo.undoLatest });
  const pick = (occurrence: string) => {
    const next = new Set(picked);
    if (!next.delete(occurrence)) next.add(occurrence);
    setPicked(next);
  };
  const occurrences = evidence.items.flatMap((one) => one.occurrence ?? []);
  const first = occurrences.find((one) => one.firstAppearance);
  const words = quote.verbatim ? inMarks(quote.wording) : quote.wording;
  return (
    <>
      {quote.attributionConflict && (
        <div class="note warn" role="note">
          <strong>Sources disagree on who said this: </strong>
          {quote.speakers.map((one) => `${one.displayName} (${count(one.occurrenceCount, "occurrence")})`).join(", ")}.
        </div>
      )}
      <header class="quote-head">
        <Heading title={words} document={quote.wording.slice(0, 60)} class="big-quote" />
        <p class="meta">
          <Speakers speakers={quote.speakers} />
          {!quote.verbatim && <span class="tag">paraphrase</span>}
          <span>
            First known {formatDay(quote.firstPublishTime)}
            {quote.outlets[0] && `, ${quote.outlets[0]}`}
          </span>
          <span>
            {count(quote.occurrenceCount, "occurrence")} in {count(quote.articleCount, "article")} of{" "}
            {count(quote.outlets.length, "outlet")}
          </span>
        </p>
        <p class="row actions">
          <CopyButton label="Copy citation" text={citation(quote, first)} />
          <SaveButtons label="Export this quote" saves={[asLinkedData(quote)]} />
          <a class="button small" href={`/check?text=${encodeURIComponent(quote.wording)}`}>
            Check a wording
          </a>
          {quote.verbatim && (
            <>
              <button type="button" class="small" aria-keyshortcuts="m" onClick={() => setMerging(true)}>
                Merge with another
              </button>
              <button type="button" class="small" aria-keyshortcuts="x" aria-pressed={picked !== null} onClick={togglePicking}>
                Split
              </button>
            </>
          )}
        </p>
      </header>
      <CheckedBy quote={quote} onChange={props.onChange} />
      <ClaimsOf of={{ quote: quote.name }} title="What it claims" />
      {quote.variants.length > 1 && (
        <section class="stack" aria-labelledby="wordings">
          <h2 id="wordings">{count(quote.variants.length, "wording")}</h2>
          <Variants quote={quote} />
        </section>
      )}
      <Linked
        id="wholes"
        title="Longer quotes that it may be a part of"
        about="These words fit each of them, so they belong to none."
        quotes={quote.wholes}
      />
      <Linked
        id="fragments"
        title="Fragments of it that fit other quotes too"
        about="Reported alone, these words may be from this quote or from another."
        quotes={quote.fragments}
      />
      <section class="stack" aria-labelledby="timeline">
        <h2 id="timeline">Over time</h2>
        {occurrences.length > 0 ? <OccurrenceLanes occurrences={occurrences} /> : evidence.loading && <Loading />}
      </section>
      <section class="stack" aria-labelledby="occurrences">
        <div class="row">
          <h2 id="occurrences">Where it is reported</h2>
          <span class="push">
            <OccurrenceExport of={{ quote: quote.name }} />
          </span>
        </div>
        {evidence.error !== undefined && <ErrorNote error={evidence.error} onRetry={evidence.reload} />}
        <Picking
          picked={picked}
          rows={occurrences.length}
          about="Mark the occurrences whose words are another quote."
          action={`Split off ${count(picked?.size ?? 0, "occurrence")}`}
          onPicked={() => setSplitting(true)}
        >
          <EvidenceList
            evidence={evidence.items}
            showRelation={quote.occurrenceCount > 1n}
            actions={
              picked
                ? (occurrence) => (
                    <label class="check">
                      <input type="checkbox" checked={picked.has(occurrence.name)} onChange={() => pick(occurrence.name)} />
                      Another quote
                    </label>
                  )
                : undefined
            }
          />
        </Picking>
        <More list={evidence} />
      </section>
      {merging && <MergeQuotesDialog quote={quote} onDone={props.onChange} onClose={() => setMerging(false)} />}
      {splitting && picked && (
        <SplitQuoteDialog
          quote={quote}
          occurrences={[...picked]}
          onDone={() => {
            setPicked(null);
            props.onChange();
          }}
          onClose={() => setSplitting(false)}
        />
      )}
      {undo.dialog}
    </>
  );
}

// Quotes that share a fragment with this one, which belongs to none of them for certain.
function Linked(props: { id: string; title: string; about: string; quotes: LinkedQuote[] }) {
  if (props.quotes.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      <p class="soft small">{props.about}</p>
      <ul class="list">
        {props.quotes.map((one) => (
          <li key={one.name}>
            <a class="wording small-wording" href={`/quotes/${idOf(one.name)}`}>
              {one.wording}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

// More would bury the occurrences.
const shownVariants = 10;

function Variants(props: { quote: Quote }) {
  const { quote } = props;
  const [all, setAll] = useState(false);
  const variants = fullestFirst(quote);
  const shown = all || variants.length <= shownVariants + 1 ? variants : variants.slice(0, shownVariants);
  return (
    <>
      <ol class="variants">
        {shown.map((variant) => (
          <VariantRow variant={variant} wording={quote.wording} />
        ))}
      </ol>
      {shown.length < variants.length && (
        <p class="more">
          <button type="button" onClick={() => setAll(true)}>
            Show all {count(variants.length, "wording")}
          </button>
        </p>
      )}
    </>
  );
}

// The wording that the others are compared with stands on top; the rest as often as they occur.
function fullestFirst(quote: Quote): Variant[] {
  const isFullest = (variant: Variant) => variant.wording === quote.wording;
  return [...quote.variants.filter(isFullest), ...quote.variants.filter((variant) => !isFullest(variant))];
}

// A wording beside the representative one, with what differs marked on both sides.
function VariantRow(props: { variant: Variant; wording: string }) {
  const { variant } = props;
  const { comparison } = variant;
  const same = variant.wording === props.wording;
  const change = meaningChange(comparison?.meaningChange);
  return (
    <li class="card variant">
      <p class="meta">
        <span class="tag">{same ? "the fullest wording" : relationLabel[variant.relation]}</span>
        <span>{count(variant.occurrenceCount, "occurrence")}</span>
        {change && <span class="tag bad">meaning changed: {change}</span>}
      </p>
      {same || !comparison ? (
        <p class="wording">{variant.wording}</p>
      ) : (
        <div class="side-by-side">
          <div>
            <span class="label">Fullest wording</span>
            <p class="wording">
              <Diff edits={comparison.edits} side="old" />
            </p>
          </div>
          <div>
            <span class="label">This wording</span>
            <p class="wording">
              <Diff edits={comparison.edits} side="new" />
            </p>
          </div>
        </div>
      )}
    </li>
  );
}
