// One quote: its wordings, its way through time, every place that reports it.
import { ExportFormat } from "../gen/verbatim/v1/export_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import type { Quote, Variant } from "../gen/verbatim/v1/quote_pb";
import type { QuoteEvidence } from "../gen/verbatim/v1/quote_service_pb";
import { isNotFound, quotes } from "../data/api";
import { useLoad, usePages } from "../data/load";
import { citation } from "../export/citation";
import { exported } from "../export/server_export";
import { count, formatDay } from "../format";
import { meaningChange, relationLabel } from "../text/labels";
import { CopyButton } from "../ui/copy_button";
import { Diff } from "../ui/diff";
import { OccurrenceExport } from "../ui/export_buttons";
import { EvidenceList } from "../ui/evidence_list";
import { Heading } from "../ui/heading";
import { Lanes } from "../ui/lanes";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
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
  return <Shown quote={quote.data} evidence={evidence} />;
}

function Shown(props: { quote: Quote; evidence: ReturnType<typeof usePages<QuoteEvidence>> }) {
  const { quote, evidence } = props;
  const occurrences = evidence.items.flatMap((one) => one.occurrence ?? []);
  const first = occurrences.find((one) => one.firstAppearance);
  const words = quote.verbatim ? `“${quote.wording}”` : quote.wording;
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
        </p>
      </header>
      {quote.variants.length > 1 && (
        <section class="stack" aria-labelledby="wordings">
          <h2 id="wordings">{count(quote.variants.length, "wording")}</h2>
          <ol class="variants">
            {fullestFirst(quote).map((variant) => (
              <VariantRow variant={variant} wording={quote.wording} />
            ))}
          </ol>
        </section>
      )}
      <section class="stack" aria-labelledby="timeline">
        <h2 id="timeline">Over time</h2>
        {occurrences.length > 0 ? <Lanes occurrences={occurrences} /> : evidence.loading && <Loading />}
      </section>
      <section class="stack" aria-labelledby="occurrences">
        <div class="row">
          <h2 id="occurrences">Where it is reported</h2>
          <span class="push">
            <OccurrenceExport of={{ quote: quote.name }} />
          </span>
        </div>
        {evidence.error !== undefined && <ErrorNote error={evidence.error} onRetry={evidence.reload} />}
        <EvidenceList evidence={evidence.items} showRelation={quote.occurrenceCount > 1n} />
        <More list={evidence} />
      </section>
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
