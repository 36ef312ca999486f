import { useState } from "preact/hooks";
import { CorrectionKind, type Correction } from "../gen/verbatim/v1/correction_pb";
import { claims, corrections, idOf, quotes } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad, usePages } from "../data/load";
import { correctionRow } from "../export/rows";
import { count, formatMoment } from "../format";
import { correctionLabel } from "../text/labels";
import { ExportButtons } from "../ui/export_buttons";
import { More } from "../ui/more";
import { Empty, ErrorNote } from "../ui/notes";
import { CorrectionDialog } from "./correction_dialog";

function correctionsOf(speaker: string, pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await corrections.listCorrections({ speaker, pageSize, pageToken }, { signal });
    return { items: answer.corrections, next: answer.nextPageToken };
  };
}

// The corrections that name a speaker, or all; each that stands can be undone.
export function CorrectionLog(props: { speaker?: string; onChange: () => void }) {
  const found = usePages(`corrections ${props.speaker ?? ""}`, correctionsOf(props.speaker ?? "", 20));
  if (props.speaker && found.items.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="corrections">
      <div class="row">
        <h2 id="corrections">Corrections</h2>
        <span class="push">
          <ExportButtons
            name="corrections"
            rows={async () => (await everyPage(correctionsOf(props.speaker ?? "", 1000))).map(correctionRow)}
          />
        </span>
      </div>
      {found.error !== undefined && <ErrorNote error={found.error} onRetry={found.reload} />}
      <ol class="list">
        {found.items.map((correction) => (
          <li key={correction.name}>
            <CorrectionRow
              correction={correction}
              onUndone={() => {
                found.reload();
                props.onChange();
              }}
            />
          </li>
        ))}
      </ol>
      {found.items.length === 0 && !found.loading && <Empty title="Nobody has corrected anything yet" />}
      <More list={found} />
    </section>
  );
}

export function CorrectionRow(props: { correction: Correction; onUndone: () => void }) {
  const { correction } = props;
  const [undoing, setUndoing] = useState(false);
  const undone = correction.undoTime !== undefined;
  return (
    <article class="card correction">
      <p>
        <span class="tag">{correctionLabel[correction.kind]}</span> <What correction={correction} />
      </p>
      <p class="meta">
        <span>
          {correction.actor}, {formatMoment(correction.createTime)}: <q>{correction.reason}</q>
        </span>
        {undone ? (
          <span>
            Undone by {correction.undoActor}, {formatMoment(correction.undoTime)}: <q>{correction.undoReason}</q>
          </span>
        ) : (
          <button type="button" class="small push" onClick={() => setUndoing(true)}>
            Undo
          </button>
        )}
      </p>
      {undoing && <UndoDialog correction={correction} onDone={props.onUndone} onClose={() => setUndoing(false)} />}
    </article>
  );
}

export function UndoDialog(props: { correction: Correction; onDone: () => void; onClose: () => void }) {
  return (
    <CorrectionDialog
      title="Undo this correction?"
      action="Undo"
      reason=""
      apply={(note) => corrections.undoCorrection({ name: props.correction.name, ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p>
        <span class="tag">{correctionLabel[props.correction.kind]}</span> <What correction={props.correction} />
      </p>
    </CorrectionDialog>
  );
}

function What(props: { correction: Correction }) {
  const { correction } = props;
  const one = <SpeakerLink name={correction.speaker} label={correction.displayName} />;
  const other = <SpeakerLink name={correction.otherSpeaker} label={correction.otherDisplayName} />;
  switch (correction.kind) {
    case CorrectionKind.MERGE:
      return (
        <>
          {one} into {other}
        </>
      );
    case CorrectionKind.RENAME:
      return (
        <>
          {correction.oldName} to {one}
        </>
      );
    case CorrectionKind.SPLIT:
      return (
        <>
          {count(correction.wordingCount, "statement")} of {one} to {other}
        </>
      );
    case CorrectionKind.CONTENT:
      return <Words correction={correction} />;
    case CorrectionKind.CONFIRM_REVIEW:
    case CorrectionKind.REJECT_REVIEW:
      return (
        <>
          {correction.review} for{" "}
          {correction.claim ? <ClaimLink name={correction.claim} /> : <QuoteLink name={correction.quote} />}
        </>
      );
    case CorrectionKind.MERGE_QUOTES:
      return (
        <>
          <QuoteLink name={correction.quote} /> into <QuoteLink name={correction.otherQuote} />
        </>
      );
    case CorrectionKind.SPLIT_QUOTE:
      return (
        <>
          {count(correction.wordingCount, "wording")} of <QuoteLink name={correction.quote} /> to{" "}
          <QuoteLink name={correction.otherQuote} />
        </>
      );
    default:
      return (
        <>
          a statement of {one} to {other}
        </>
      );
  }
}

function SpeakerLink(props: { name: string; label: string }) {
  if (!props.name) return <span class="unknown">nobody known</span>;
  return <a href={`/speakers/${idOf(props.name)}`}>{props.label}</a>;
}

// The words of a statement before and after; those of an erased article are gone.
function Words(props: { correction: Correction }) {
  const { occurrence, oldContent, newContent } = props.correction;
  if (!occurrence) return <span class="soft">of an article that was erased</span>;
  const [article, id] = occurrence.split("/occurrences/");
  return (
    <>
      <del>{oldContent.join(" … ")}</del> to <a href={`/${article}?occurrence=${id}`}>{newContent.join(" … ")}</a>
    </>
  );
}

// By their words: quotes and claims have no name that people know.
function QuoteLink(props: { name: string }) {
  const { name } = props;
  const quote = useLoad(name, (signal) => quotes.getQuote({ name }, { signal }));
  return <WordsLink name={name} kind="quote" words={quote.data?.wording ?? ""} />;
}

function ClaimLink(props: { name: string }) {
  const { name } = props;
  const claim = useLoad(name, (signal) => claims.getClaim({ name }, { signal }));
  return <WordsLink name={name} kind="claim" words={claim.data?.text ?? ""} />;
}

const shownCharacters = 60;

function WordsLink(props: { name: string; kind: string; words: string }) {
  const { name, kind, words } = props;
  return (
    <a href={`/${name}`}>
      {words
        ? `“${words.slice(0, shownCharacters)}${words.length > shownCharacters ? "…" : ""}”`
        : `${kind} ${idOf(name)}`}
    </a>
  );
}
