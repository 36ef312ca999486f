import { useEffect, useState } from "preact/hooks";
import { quotes } from "../data/api";
import { usePages } from "../data/load";
import { go, usePlace, withQuery } from "../router";
import { Heading } from "../ui/heading";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { QuoteCard } from "../ui/quote_card";

export function FindView() {
  const place = usePlace();
  const asked = place.query.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);

  const found = usePages(`find ${place.query}`, async (pageToken, signal) => {
    const answer = await quotes.searchQuotes({ words: asked, pageSize: 20, pageToken }, { signal });
    return { items: answer.quotes, next: answer.nextPageToken };
  });

  return (
    <>
      <Heading title="Find a quote" />
      <form
        class="searchbox"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(withQuery({ q: typed.trim() }));
        }}
      >
        <label class="visually-hidden" for="q">
          Words of a quote, or a name
        </label>
        <input
          id="q"
          data-search
          type="search"
          placeholder="Words of a quote, or a name"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="primary" type="submit">
          Find
        </button>
      </form>
      {found.error !== undefined ? (
        <ErrorNote error={found.error} onRetry={found.reload} />
      ) : found.items.length > 0 ? (
        <>
          <ol class="list" aria-busy={found.loading}>
            {found.items.map((quote) => (
              <li key={quote.name}>
                <QuoteCard quote={quote} search={asked} />
              </li>
            ))}
          </ol>
          {found.more && (
            <button type="button" disabled={found.loading} onClick={found.loadMore}>
              Show more
            </button>
          )}
        </>
      ) : found.loading ? (
        <Loading />
      ) : (
        <Empty title="No quote has these words" />
      )}
    </>
  );
}
