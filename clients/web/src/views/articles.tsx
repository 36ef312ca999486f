// The articles that are stored, the latest published first.
import { articles, idOf } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad, usePages } from "../data/load";
import { articleRow } from "../export/rows";
import { count, formatDay, shortUrl } from "../format";
import { go, usePlace, withQuery } from "../router";
import { ExportButtons } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";

function listed(outlet: string, pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await articles.listArticles({ outlet, pageSize, pageToken }, { signal });
    return { items: answer.articles, next: answer.nextPageToken };
  };
}

export function ArticlesView() {
  const place = usePlace();
  const outlet = place.query.get("outlet") ?? "";
  const outlets = useLoad("outlets", (signal) => articles.listOutlets({}, { signal }));
  const found = usePages(`articles ${outlet}`, listed(outlet, 50));
  return (
    <>
      <Heading title="Articles" />
      <div class="row">
        <div class="field">
          <label for="outlet">Outlet</label>
          <select id="outlet" value={outlet} onChange={(event) => go(withQuery({ outlet: event.currentTarget.value }))}>
            <option value="">Any</option>
            {(outlets.data?.outlets ?? []).map((one) => (
              <option value={one.displayName}>
                {one.displayName} ({count(one.articleCount, "article")})
              </option>
            ))}
          </select>
        </div>
        <span class="push">
          <ExportButtons name="articles" rows={async () => (await everyPage(listed(outlet, 1000))).map(articleRow)} />
        </span>
      </div>
      {found.error !== undefined ? (
        <ErrorNote error={found.error} onRetry={found.reload} />
      ) : found.items.length > 0 ? (
        <>
          <ol class="list">
            {found.items.map((article) => (
              <li key={article.name} class="card article-row">
                <a class="wording" href={`/articles/${idOf(article.name)}`}>
                  {article.title || shortUrl(article.url)}
                </a>
                <p class="meta">
                  <strong>{article.outlet || "Outlet unknown"}</strong>
                  <span>{formatDay(article.publishTime)}</span>
                  <span>{count(article.occurrenceCount, "statement")}</span>
                  {article.revision > 1 && <span class="tag">revision {article.revision}</span>}
                </p>
              </li>
            ))}
          </ol>
          <More list={found} />
        </>
      ) : found.loading ? (
        <Loading />
      ) : (
        <Empty title={outlet ? "This outlet has no stored articles" : "No articles are stored yet"}>
          <a href="/add">Add one</a>
        </Empty>
      )}
    </>
  );
}
