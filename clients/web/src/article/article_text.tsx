// The text itself. Built once per article: which statement is shown changes classes only.
import { useEffect, useMemo, useRef } from "preact/hooks";
import { memo } from "../ui/memo";
import type { Article } from "../gen/verbatim/v1/article_pb";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { paragraphsOf, rangesOf, type Paragraph, type Piece } from "../text/pieces";

interface Props {
  article: Article;
  occurrences: Occurrence[];
  groups: Map<string, number[]>;
  shown: number;
  onPin: (statement: number) => void;
  onHover: (statement: number) => void;
}

export function ArticleText(props: Props) {
  const { article, occurrences, groups } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const element of box.current?.querySelectorAll(".on") ?? []) element.classList.remove("on");
    for (const element of box.current?.querySelectorAll(`[data-s~="${props.shown}"]`) ?? []) element.classList.add("on");
  }, [props.shown, occurrences]);
  const statementAt = (event: Event) => {
    const piece = (event.target as Element).closest?.("[data-s]");
    return piece ? Number(piece.getAttribute("data-s")!.split(" ")[0]) : -1;
  };
  return (
    <div
      class="text"
      ref={box}
      onClick={(event) => {
        const statement = statementAt(event);
        if (statement >= 0 && !(event.target as Element).closest("a")) props.onPin(statement);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        const statement = statementAt(event);
        if (statement < 0 || (event.target as Element).closest("a")) return;
        event.preventDefault();
        props.onPin(statement);
      }}
      onMouseOver={(event) => props.onHover(statementAt(event))}
      onMouseLeave={() => props.onHover(-1)}
      onFocusIn={(event) => props.onHover(statementAt(event))}
    >
      <Body article={article} occurrences={occurrences} groups={groups} />
    </div>
  );
}

const Body = memo(function Body(props: Pick<Props, "article" | "occurrences" | "groups">) {
  const { article, occurrences, groups } = props;
  const sections = useMemo(() => {
    const ranges = rangesOf(occurrences);
    const first = article.entries[0]?.start ?? article.text.length;
    const before = paragraphsOf(article.text, 0, first, undefined, ranges);
    const entries = article.entries.map((entry) => paragraphsOf(article.text, entry.start, entry.end, entry.heading, ranges));
    return before.length > 0 ? [{ id: "", paragraphs: before }, ...numbered(entries)] : numbered(entries);
  }, [article, occurrences]);
  return (
    <>
      {sections.map((section) => (
        <section id={section.id || undefined} class={section.id ? "entry" : "entry lead-in"}>
          {section.paragraphs.map((paragraph) => (
            <ParagraphShown paragraph={paragraph} occurrences={occurrences} groups={groups} />
          ))}
        </section>
      ))}
    </>
  );
});

function numbered(entries: Paragraph[][]) {
  return entries.map((paragraphs, index) => ({ id: `entry-${index}`, paragraphs }));
}

function ParagraphShown(props: { paragraph: Paragraph; occurrences: Occurrence[]; groups: Map<string, number[]> }) {
  const { paragraph, occurrences, groups } = props;
  const repeats = paragraph.starts.flatMap((statement) => {
    const group = groups.get(occurrences[statement]?.quote ?? "");
    return group ? [{ statement, group }] : [];
  });
  const pieces = paragraph.pieces.map((piece) => <PieceShown piece={piece} />);
  return (
    <div class="paragraph">
      {paragraph.heading ? <h2>{pieces}</h2> : <p>{pieces}</p>}
      {repeats.length > 0 && (
        <span class="repeats">
          {repeats.map(({ statement, group }) => {
            const here = group.indexOf(statement);
            const next = group[(here + 1) % group.length]!;
            return (
              <a
                href={`#s-${next}`}
                class="repeat"
                data-s={String(statement)}
                title="The same quote elsewhere in this article"
                onClick={(event) => {
                  event.preventDefault();
                  const element = document.getElementById(`s-${next}`);
                  element?.scrollIntoView({ block: "center" });
                  element?.focus({ preventScroll: true });
                }}
              >
                <span aria-hidden="true">↻</span> {here + 1}
                <span aria-hidden="true">/</span>
                <span class="visually-hidden"> of </span>
                {group.length}
                <span class="visually-hidden">: to the next place of the same quote</span>
              </a>
            );
          })}
        </span>
      )}
    </div>
  );
}

function PieceShown(props: { piece: Piece }) {
  const { piece } = props;
  if (piece.ranges.length === 0) return <>{piece.text}</>;
  const statements = [...new Set(piece.ranges.map((range) => range.statement))].join(" ");
  const content = piece.ranges.some((range) => range.role === "content");
  const overlaps = piece.ranges.filter((range) => range.role === "content").length > 1;
  if (!content) {
    return (
      <span class="attribution" data-s={statements}>
        {piece.text}
      </span>
    );
  }
  const first = piece.starts[0];
  return (
    <mark
      class={overlaps ? "statement overlaps" : "statement"}
      data-s={statements}
      {...(first !== undefined && { id: `s-${first}`, tabIndex: 0, role: "button" })}
    >
      {piece.starts.slice(1).map((other) => (
        <span id={`s-${other}`} tabIndex={0} role="button" data-s={String(other)} class="inner-start" aria-label="another statement begins here" />
      ))}
      {piece.text}
    </mark>
  );
}
