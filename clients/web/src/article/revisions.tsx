import type { Article } from "../gen/verbatim/v1/article_pb";
import { OccurrenceChangeKind, type OccurrenceChange } from "../gen/verbatim/v1/article_revision_pb";
import { articles, idOf } from "../data/api";
import { usePages } from "../data/load";
import { count, formatMoment } from "../format";
import { More } from "../ui/more";
import { ErrorNote } from "../ui/notes";

// What each revision after the first added, altered and withdrew.
export function Revisions(props: { article: Article }) {
  const { name, revision } = props.article;
  const found = usePages(revision > 1 ? `${name} revisions ${revision}` : null, async (pageToken, signal) => {
    const answer = await articles.listArticleRevisions({ parent: name, pageSize: 50, pageToken }, { signal });
    return { items: answer.revisions, next: answer.nextPageToken };
  });
  if (revision <= 1) return null;
  return (
    <section class="stack" aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      {found.error !== undefined && <ErrorNote error={found.error} onRetry={found.reload} />}
      <ol class="list">
        {found.items.map((one) => (
          <li key={one.name} class="card stack">
            <p>
              <strong>Revision {idOf(one.name)}</strong>, stored {formatMoment(one.createTime)}
            </p>
            {idOf(one.name) === "1" ? (
              <p class="soft">{count(one.changes.length, "statement")}</p>
            ) : one.changes.length === 0 ? (
              <p class="soft">No statement changed.</p>
            ) : (
              <ul class="changes">
                {one.changes.map((change) => (
                  <ChangeRow change={change} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <More list={found} />
    </section>
  );
}

function ChangeRow(props: { change: OccurrenceChange }) {
  const { change } = props;
  const by = (name: string) => name || "speaker unknown";
  switch (change.kind) {
    case OccurrenceChangeKind.ADDED:
      return (
        <li>
          <span class="tag good">added</span> <q>{change.wording}</q> <span class="soft">{by(change.speakerName)}</span>
        </li>
      );
    case OccurrenceChangeKind.WITHDRAWN:
      return (
        <li>
          <span class="tag bad">withdrawn</span> <del>{change.wording}</del>{" "}
          <span class="soft">{by(change.speakerName)}</span>
        </li>
      );
    default:
      return (
        <li>
          <span class="tag warn">altered</span> <del>{change.wording}</del> <span class="soft">{by(change.speakerName)}</span>
          {" → "}
          <ins>{change.newWording}</ins> <span class="soft">{by(change.newSpeakerName)}</span>
        </li>
      );
  }
}
