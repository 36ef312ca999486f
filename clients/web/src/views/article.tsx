// An article or live blog with its statements marked, what repeats, and what revisions changed.
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { Article } from "../gen/verbatim/v1/article_pb";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { articles, idOf, isNotFound } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad } from "../data/load";
import { count, formatMoment, shortUrl } from "../format";
import { isTyping } from "../keys";
import { usePlace } from "../router";
import { ArticleText } from "../article/article_text";
import { Revisions } from "../article/revisions";
import { StatementPanel } from "../article/statement_panel";
import { OccurrenceExport } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { Empty, ErrorNote, Loading } from "../ui/notes";

export function ArticleView(props: { id: string }) {
  const name = `articles/${props.id}`;
  const article = useLoad(name, (signal) => articles.getArticle({ name, offsetEncoding: OffsetEncoding.UTF16 }, { signal }));
  const occurrences = useLoad(name, (signal) =>
    everyPage(async (pageToken) => {
      const answer = await articles.listOccurrences(
        { parent: name, pageSize: 1000, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
        { signal },
      );
      return { items: answer.occurrences, next: answer.nextPageToken };
    }),
  );
  const error = article.error ?? occurrences.error;
  if (error !== undefined) {
    return isNotFound(error) ? (
      <NoArticle name={name} />
    ) : (
      <ErrorNote
        error={error}
        onRetry={() => {
          article.reload();
          occurrences.reload();
        }}
      />
    );
  }
  if (!article.data || !occurrences.data) return <Loading />;
  return <Shown article={article.data} occurrences={occurrences.data} onChange={occurrences.reload} />;
}

// Most erasures that anybody asks after are among the latest.
const erasuresLookedThrough = 1000;

// An article that is not there: perhaps it was erased, which the record of erasures tells.
function NoArticle(props: { name: string }) {
  const erasures = useLoad(`erasures ${props.name}`, (signal) =>
    articles.listArticleDeletions({ pageSize: erasuresLookedThrough }, { signal }),
  );
  const erased = erasures.data?.articleDeletions.find((one) => one.article === props.name);
  return (
    <Empty title={erased ? "This article was erased" : "There is no such article"}>
      {erased && (
        <p>
          {erased.actor}, {formatMoment(erased.deleteTime)}: <q>{erased.reason}</q>. {count(erased.occurrenceCount, "statement")} went
          with it, and nothing of its text is kept.
        </p>
      )}
      <a href="/articles">All articles</a>
    </Empty>
  );
}

function Shown(props: { article: Article; occurrences: Occurrence[]; onChange: () => void }) {
  const { article, occurrences } = props;
  const place = usePlace();
  const asked = place.query.get("occurrence");
  const [pinned, setPinned] = useState(() => occurrences.findIndex((one) => idOf(one.name) === asked));
  const [hovered, setHovered] = useState(-1);
  const shown = hovered >= 0 ? hovered : pinned;
  const groups = useMemo(() => repeatsOf(occurrences), [occurrences]);

  const pin = (statement: number, scroll: boolean) => {
    setPinned(statement);
    const element = document.getElementById(`s-${statement}`);
    element?.focus({ preventScroll: true });
    if (scroll) element?.scrollIntoView({ block: "center" });
  };
  useEffect(() => {
    if (pinned >= 0) pin(pinned, true);
  }, []);
  // Keys work as soon as the text is seen.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "Escape") setPinned(-1);
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || occurrences.length === 0) return;
      const next = Math.min(Math.max(pinned + step, 0), occurrences.length - 1);
      pin(next, true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [pinned, occurrences]);

  const headings = article.entries.flatMap((entry, index) =>
    entry.heading && entry.heading.start < entry.heading.end ? [{ index, text: entry.heading.text }] : [],
  );
  const title = article.title || shortUrl(article.url);
  return (
    <>
      <header class="stack">
        <Heading title={title} />
        <p class="meta">
          <strong>{article.outlet || "Outlet unknown"}</strong>
          <span>{formatMoment(article.publishTime)}</span>
          <span>{count(article.occurrenceCount, "statement")}</span>
          <span>revision {article.revision}</span>
          {/^https?:/.test(article.url) && (
            <a href={article.url} target="_blank" rel="noopener noreferrer">
              {shortUrl(article.url)}
            </a>
          )}
          <span class="push">
            <OccurrenceExport of={{ article: article.name }} />
          </span>
        </p>
      </header>
      <div class={headings.length > 1 ? "reader with-entries" : "reader"}>
        {headings.length > 1 && (
          <nav class="entries" aria-label="Entries">
            <ol>
              {headings.map((heading) => (
                <li>
                  <a href={`#entry-${heading.index}`}>{heading.text}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <ArticleText
          article={article}
          occurrences={occurrences}
          groups={groups}
          shown={shown}
          onPin={(statement) => pin(statement, false)}
          onHover={setHovered}
        />
        <aside class="panel" aria-label="The statement" aria-live="polite">
          {occurrences[shown] ? (
            <StatementPanel
              key={occurrences[shown].name}
              occurrence={occurrences[shown]}
              repeats={(groups.get(occurrences[shown].quote) ?? []).filter((one) => one !== shown)}
              entryOf={(statement) => occurrences[statement]?.entryHeading ?? ""}
              onJump={(statement) => pin(statement, true)}
              onClose={() => setPinned(-1)}
              onChange={props.onChange}
            />
          ) : (
            <p class="soft small">
              {occurrences.length > 0
                ? "Point at a marked statement or touch it, or step through them with j and k, to see who said it and how we know."
                : "No statements were found in this article."}
            </p>
          )}
        </aside>
      </div>
      <Revisions article={article} />
    </>
  );
}

// The statements of each quote that comes at least twice in the article.
function repeatsOf(occurrences: Occurrence[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  occurrences.forEach((occurrence, index) => {
    if (occurrence.quote) groups.set(occurrence.quote, [...(groups.get(occurrence.quote) ?? []), index]);
  });
  for (const [quote, group] of groups) if (group.length < 2) groups.delete(quote);
  return groups;
}
