// What is claimed: by words, speaker, outlet and day; the latest told first.
import { useState } from "preact/hooks";
import { activeClaimFilters, claimsRequest, readClaimFilters, type ClaimFilters } from "../claims/claim_filters";
import { ClaimCard } from "../claims/claim_card";
import { claimRow } from "../claims/rows";
import { claims } from "../data/api";
import { everyPage } from "../data/every_page";
import { usePages } from "../data/load";
import { count } from "../format";
import { go, usePlace, withQuery } from "../router";
import { wordCount } from "../text/words";
import { ExportButtons } from "../ui/export_buttons";
import { FilterBox, setFilter } from "../ui/filter_box";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { SearchBox } from "../ui/search_box";

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
  return (
    <FilterBox title="Filters" from="Told from" filters={filters} active={activeClaimFilters(filters).length}>
      <div class="checks">
        <label class="check">
          <input type="checkbox" checked={filters.changed} onChange={setFilter("changed")} /> Figure changed
        </label>
        <label class="check">
          <input type="checkbox" checked={filters.denied} onChange={setFilter("denied")} /> Denied or disputed
        </label>
      </div>
    </FilterBox>
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
