// What is claimed: by words, speaker, outlet and day; the latest told first.
import { useState } from "preact/hooks";
import { activeClaimFilters, claimsRequest, readClaimFilters, type ClaimFilters } from "../claims/claim_filters";
import { ClaimCard } from "../claims/claim_card";
import { claimRow } from "../claims/rows";
import { articles, claims } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad, usePages } from "../data/load";
import { count } from "../format";
import { go, usePlace, withQuery } from "../router";
import { wordCount } from "../text/words";
import { ExportButtons } from "../ui/export_buttons";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { SearchBox } from "../ui/search_box";

// Where there is room, the filters stand open.
const wide = matchMedia("(min-width: 44.01rem)");

export function ClaimsView() {
  const place = usePlace();
  const filters = readClaimFilters(place.query);
  const [pending, setPending] = useState(0n);
  const list = (pageSize: number) => async (pageToken: string, signal?: AbortSignal) => {
    const answer = await claims.listClaims({ ...claimsRequest(filters), pageSize, pageToken }, { signal });
    setPending(answer.pendingArticleCount);
    return { items: answer.claims, next: answer.nextPageToken };
  };
  const found = usePages(`claims ${place.query}`, list(20));
  return (
    <>
      <Heading title="Claims" />
      <p class="lead">
        What is said to be so, by whom, since when, and who says otherwise. Nothing here says whether it is true.
      </p>
      <SearchBox label="Words of a claim" value={filters.words} onSearch={(q) => go(withQuery({ q }))} />
      <FilterRow filters={filters} />
      {found.error !== undefined ? (
        <ErrorNote error={found.error} onRetry={found.reload} />
      ) : found.items.length > 0 ? (
        <section class="stack" aria-label="Claims" aria-busy={found.loading}>
          <div class="row">
            <p class="soft small" role="status">
              {count(found.items.length, "claim")}
              {found.more && " so far"}, the latest told first
            </p>
            <span class="push">
              <ExportButtons name="claims" rows={async () => (await everyPage(list(500))).map(claimRow)} />
            </span>
          </div>
          <ol class="list">
            {found.items.map((claim) => (
              <li key={claim.name}>
                <ClaimCard claim={claim} search={filters.words} />
              </li>
            ))}
          </ol>
          <More list={found} />
        </section>
      ) : found.loading ? (
        <Loading />
      ) : (
        <NothingFound filters={filters} />
      )}
      {pending > 0n && <p class="soft small">{count(pending, "article")} stored lately are still to be read for claims.</p>}
    </>
  );
}

function FilterRow(props: { filters: ClaimFilters }) {
  const { filters } = props;
  const outlets = useLoad("outlets", (signal) => articles.listOutlets({}, { signal }));
  const set = (name: string) => (event: Event) => {
    const field = event.currentTarget as HTMLInputElement | HTMLSelectElement;
    const value = field instanceof HTMLInputElement && field.type === "checkbox" ? (field.checked ? "1" : "") : field.value;
    go(withQuery({ [name]: value }));
  };
  const active = activeClaimFilters(filters).length;
  const names = (outlets.data?.outlets ?? []).map((outlet) => outlet.displayName);
  if (filters.outlet && !names.includes(filters.outlet)) names.unshift(filters.outlet);
  return (
    <details class="filter-box" open={wide.matches || active > 0}>
      <summary>
        Filters
        {active > 0 && ` (${active})`}
      </summary>
      <div class="filters" role="group" aria-label="Filters">
        <div class="field">
          <label for="c-speaker">Speaker</label>
          <input id="c-speaker" placeholder="Anyone" value={filters.speaker} onChange={set("speaker")} />
        </div>
        <div class="field">
          <label for="c-outlet">Outlet</label>
          <select id="c-outlet" value={filters.outlet} onChange={set("outlet")}>
            <option value="">Any</option>
            {names.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="c-from">Told from</label>
          <input id="c-from" type="date" value={filters.from} onChange={set("from")} />
        </div>
        <div class="field">
          <label for="c-to">Until</label>
          <input id="c-to" type="date" value={filters.to} onChange={set("to")} />
        </div>
        <div class="checks">
          <label class="check">
            <input type="checkbox" checked={filters.changed} onChange={set("changed")} /> Figure changed
          </label>
          <label class="check">
            <input type="checkbox" checked={filters.denied} onChange={set("denied")} /> Denied or disputed
          </label>
        </div>
      </div>
    </details>
  );
}

// Why nothing was found, and what to loosen.
function NothingFound(props: { filters: ClaimFilters }) {
  const { filters } = props;
  const active = activeClaimFilters(filters);
  if (!filters.words && active.length === 0) {
    return (
      <Empty title="No claims are known yet">
        <p>
          <a href="/add">Add an article</a>: what people in it say to be so is found here within seconds.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="No claim fits all of this">
      <p>
        One statement of a claim must
        {filters.words && (
          <>
            {" "}
            hold every one of the words <q>{filters.words}</q>
          </>
        )}
        {filters.words && active.length > 0 && " and"}
        {active.length > 0 && ` fit ${active.map((one) => one.label).join(", ")}`}.
      </p>
      <ul class="row centred">
        {active.map((one) => (
          <li>
            <a class="button small" href={withQuery({ [one.name]: "" })}>
              Without {one.label}
            </a>
          </li>
        ))}
        {wordCount(filters.words) > 1 && (
          <li>
            <a class="button small" href={withQuery({ q: filters.words.split(/\s+/).slice(0, -1).join(" ") })}>
              With fewer words
            </a>
          </li>
        )}
        {filters.words && (
          <li>
            <a class="button small" href={`/?q=${encodeURIComponent(filters.words)}`}>
              Look among quotes
            </a>
          </li>
        )}
      </ul>
    </Empty>
  );
}
