// One box for a pasted quote, a few words or a name; filters; everything in the address.
import { idOf, quotes, speakers } from "../data/api";
import { everyPage } from "../data/every_page";
import { useLoad, usePages } from "../data/load";
import { quoteRow } from "../export/rows";
import { count } from "../format";
import { go, usePlace, withQuery } from "../router";
import { wordCount } from "../text/words";
import { speakerKindLabel } from "../text/labels";
import { ExportButtons } from "../ui/export_buttons";
import { FilterBox, setFilter } from "../ui/filter_box";
import { Heading } from "../ui/heading";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { QuoteCard } from "../ui/quote_card";
import { SearchBox } from "../ui/search_box";
import { activeFilters, kinds, readFilters, searchRequest, sortOf, sorts, type Filters } from "./find_filters";

const wordsOfAPastedQuote = 4;

function search(filters: Filters, pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await quotes.searchQuotes({ ...searchRequest(filters), pageSize, pageToken }, { signal });
    return { items: answer.quotes, next: answer.nextPageToken };
  };
}

export function FindView() {
  const place = usePlace();
  const filters = readFilters(place.query);
  const key = place.query.toString();
  const found = usePages(`find ${key}`, search(filters, 20));
  return (
    <>
      <Heading title="Find a quote" />
      <SearchBox
        label="A pasted quote, a few words, or a name"
        value={filters.words}
        onSearch={(q) => go(withQuery({ q }))}
      />
      <FilterRow filters={filters} />
      {filters.words && <Names words={filters.words} />}
      {found.error !== undefined ? (
        <ErrorNote error={found.error} onRetry={found.reload} />
      ) : found.items.length > 0 ? (
        <section class="stack" aria-label="Quotes" aria-busy={found.loading}>
          <div class="row">
            <p class="soft small" role="status">
              {count(found.items.length, "quote")}
              {found.more && " so far"}
            </p>
            <span class="push">
              <ExportButtons name="quotes" rows={async () => (await everyPage(search(filters, 500))).map(quoteRow)} />
            </span>
          </div>
          <ol class="list">
            {found.items.map((quote) => (
              <li key={quote.name}>
                <QuoteCard quote={quote} search={filters.words} />
              </li>
            ))}
          </ol>
          <More list={found} />
        </section>
      ) : found.loading ? (
        <Loading />
      ) : (
        <NothingFound filters={filters} more={found.more} onMore={found.loadMore} />
      )}
    </>
  );
}

function FilterRow(props: { filters: Filters }) {
  const { filters } = props;
  return (
    <FilterBox title="Filters and order" from="From" filters={filters} active={activeFilters(filters).length}>
      <div class="field">
        <label for="f-kind">Kind</label>
        <select id="f-kind" value={filters.kind} onChange={setFilter("kind")}>
          <option value="">Any</option>
          {Object.entries(kinds).map(([value, kind]) => (
            <option value={value}>{kind.label}</option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="f-sort">Order</label>
        <select id="f-sort" value={sortOf(filters)} onChange={setFilter("sort")}>
          {Object.entries(sorts).map(([value, sort]) => (
            <option value={value}>{sort.label}</option>
          ))}
        </select>
      </div>
      <div class="checks">
        <label class="check">
          <input type="checkbox" checked={filters.changed} onChange={setFilter("changed")} /> Changed in meaning
        </label>
        <label class="check">
          <input type="checkbox" checked={filters.conflict} onChange={setFilter("conflict")} /> Conflicting attribution
        </label>
      </div>
    </FilterBox>
  );
}

// Speakers of the name that was typed.
function Names(props: { words: string }) {
  const few = wordCount(props.words) <= wordsOfAPastedQuote;
  const found = useLoad(few ? `names ${props.words}` : null, (signal) =>
    speakers.listSpeakers({ speakerName: props.words, pageSize: 5 }, { signal }),
  );
  if (!found.data || found.data.speakers.length === 0) return null;
  return (
    <nav class="names row" aria-label="Speakers of this name">
      {found.data.speakers.map((speaker) => (
        <a class="name-card" href={`/speakers/${idOf(speaker.name)}`}>
          <strong>{speaker.displayName}</strong>
          <span>
            {speakerKindLabel[speaker.kind]}, {count(speaker.occurrenceCount, "statement")}
          </span>
        </a>
      ))}
    </nav>
  );
}

// Why nothing was found, and what to loosen.
function NothingFound(props: { filters: Filters; more: boolean; onMore: () => void }) {
  const { filters } = props;
  const active = activeFilters(filters);
  const pasted = wordCount(filters.words) >= wordsOfAPastedQuote;
  if (props.more) {
    return (
      <Empty title="Nothing among the quotes looked through so far">
        <button type="button" onClick={props.onMore}>
          Look further
        </button>
      </Empty>
    );
  }
  if (!filters.words && active.length === 0) {
    return (
      <Empty title="No quotes are stored yet">
        <p>
          <a href="/add">Add an article</a>, and what it quotes is found here.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="No quote fits all of this">
      {filters.words && (
        <p>
          A quote must hold every one of the words <q>{filters.words}</q>
          {active.length > 0 && `, and fit ${active.map((one) => one.label).join(", ")}`}.
        </p>
      )}
      <ul class="row centred">
        {active.map((one) => (
          <li>
            <a class="button small" href={withQuery({ [one.name]: "" })}>
              Without {one.label}
            </a>
          </li>
        ))}
        {pasted && (
          <li>
            <a class="button small" href={`/check?text=${encodeURIComponent(filters.words)}`}>
              Check it as a quote, garbled or not
            </a>
          </li>
        )}
        {!pasted && wordCount(filters.words) > 1 && (
          <li>
            <a class="button small" href={withQuery({ q: filters.words.split(/\s+/).slice(0, -1).join(" ") })}>
              With fewer words
            </a>
          </li>
        )}
      </ul>
    </Empty>
  );
}
