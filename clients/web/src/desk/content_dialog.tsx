// Where the words of a statement begin and end, set word by word on the article's own text.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { articles, corrections } from "../data/api";
import { useLoad } from "../data/load";
import { bordersOf, moveBorder, paragraphsAround, type Border, type Range } from "../text/borders";
import { ErrorNote, Loading } from "../ui/notes";
import { CorrectionDialog } from "./correction_dialog";

const articleOf = (occurrence: Occurrence) => occurrence.name.split("/occurrences/")[0]!;

// The content's segments as ranges of the text.
function contentOf(occurrence: Occurrence): Range[] {
  return (occurrence.statement?.content ?? []).map(({ span }) => ({ start: span?.start ?? 0, end: span?.end ?? 0 }));
}

export function ContentDialog(props: { occurrence: Occurrence; onDone: () => void; onClose: () => void }) {
  const { occurrence } = props;
  const name = articleOf(occurrence);
  const article = useLoad(name, (signal) => articles.getArticle({ name, offsetEncoding: OffsetEncoding.UTF16 }, { signal }));
  const before = useMemo(() => contentOf(occurrence), [occurrence]);
  const [content, setContent] = useState(before);
  const changed = JSON.stringify(content) !== JSON.stringify(before);
  return (
    <CorrectionDialog
      title="Where do the words begin and end?"
      action="Change the words"
      ready={changed}
      apply={(note) =>
        corrections.correctContent({
          occurrence: occurrence.name,
          content,
          offsetEncoding: OffsetEncoding.UTF16,
          ...note,
        })
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {article.error !== undefined && <ErrorNote error={article.error} onRetry={article.reload} />}
      {article.data ? (
        <Borders
          text={article.data.text}
          around={article.data.entries.find((entry) => entry.start <= before[0]!.start && before[0]!.start < entry.end)}
          content={content}
          onChange={setContent}
        />
      ) : (
        article.error === undefined && <Loading />
      )}
    </CorrectionDialog>
  );
}

function Borders(props: {
  text: string;
  around: Range | undefined;
  content: Range[];
  onChange: (content: Range[]) => void;
}) {
  const { text, content, onChange } = props;
  const shownText = useRef<HTMLParagraphElement>(null);
  const around = props.around ?? { start: 0, end: text.length };
  // What is around the first content stays in view while it changes.
  const shown = useMemo(() => paragraphsAround(text, around, content), [text]);
  const borders = useMemo(() => bordersOf(text, shown), [text, shown]);
  const [chosen, setChosen] = useState(0); // of several parts, the one whose borders the keys move
  const part = Math.min(chosen, content.length - 1);
  const move = (side: Border["side"], step: number) => onChange(moveBorder(content, borders, { part, side }, step));
  useEffect(() => shownText.current?.focus(), []);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const other = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (other !== 0 && content.length > 1) {
      event.preventDefault();
      setChosen(Math.min(Math.max(part + other, 0), content.length - 1));
      return;
    }
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(event.shiftKey ? "start" : "end", step);
  };
  const takeSelection = () => {
    const selection = getSelection();
    const box = shownText.current;
    if (!box || !selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(box);
    before.setEnd(range.startContainer, range.startOffset);
    const start = shown.start + before.toString().length;
    const end = start + range.toString().length;
    selection.removeAllRanges();
    onChange([{ start, end }]);
  };
  const pieces: { text: string; part: number }[] = [];
  let at = shown.start;
  content.forEach((range, index) => {
    pieces.push({ text: text.slice(at, range.start), part: -1 });
    pieces.push({ text: text.slice(range.start, range.end), part: index });
    at = range.end;
  });
  pieces.push({ text: text.slice(at, shown.end), part: -1 });
  return (
    <div class="stack">
      <p
        class="borders"
        ref={shownText}
        tabIndex={0}
        role="group"
        aria-label="The text around the statement; its words are marked"
        onMouseUp={takeSelection}
        onKeyDown={onKey}
      >
        {pieces.map((piece) =>
          piece.part < 0 ? piece.text : <mark class={content.length > 1 && piece.part === part ? "chosen-part" : undefined}>{piece.text}</mark>,
        )}
      </p>
      {content.length > 1 && (
        <div class="row small" role="radiogroup" aria-label="Which part to change">
          {content.map((range, index) => (
            <label class="check">
              <input type="radio" name="part" checked={index === part} onChange={() => setChosen(index)} />
              Part {index + 1}: {text.slice(range.start, range.end).slice(0, 24)}…
            </label>
          ))}
          <span class="soft">
            <kbd>↑</kbd> <kbd>↓</kbd>
          </span>
        </div>
      )}
      <div class="row small">
        <BorderButtons label="Begins" side="start" keys="Shift" onMove={move} />
        <BorderButtons label="Ends" side="end" onMove={move} />
        <span class="soft">or select the words with the mouse</span>
      </div>
    </div>
  );
}

function BorderButtons(props: {
  label: string;
  side: Border["side"];
  keys?: string;
  onMove: (side: Border["side"], step: number) => void;
}) {
  const { label, side } = props;
  const earlier = `${label} a word earlier`;
  const later = `${label} a word later`;
  return (
    <span class="row" role="group" aria-label={label}>
      <span>
        {label} {props.keys && <kbd>{props.keys}</kbd>}
      </span>
      <button type="button" class="small" aria-label={earlier} title={earlier} onClick={() => props.onMove(side, -1)}>
        <kbd>←</kbd>
      </button>
      <button type="button" class="small" aria-label={later} title={later} onClick={() => props.onMove(side, 1)}>
        <kbd>→</kbd>
      </button>
    </span>
  );
}
