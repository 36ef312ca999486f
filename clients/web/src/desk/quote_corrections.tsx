// What is one quote: two are merged, or some of the words are split off.
import { useState } from "preact/hooks";
import type { LinkedQuote, Quote } from "../gen/verbatim/v1/quote_pb";
import { corrections, quotes } from "../data/api";
import { useLoad } from "../data/load";
import { count } from "../format";
import { CorrectionDialog } from "./correction_dialog";

// Makes one quote of this and another.
export function MergeQuotesDialog(props: { quote: Quote; onDone: () => void; onClose: () => void }) {
  const { quote } = props;
  const [into, setInto] = useState("");
  return (
    <CorrectionDialog
      title="This is the same quote as"
      action="Merge"
      ready={into !== ""}
      apply={(note) => corrections.mergeQuotes({ quote: quote.name, into, ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p class="wording small-wording">{quote.wording}</p>
      <QuotePicker quote={quote} chosen={into} onChoose={setInto} />
    </CorrectionDialog>
  );
}

// Makes a quote of its own of the words of some occurrences.
export function SplitQuoteDialog(props: {
  quote: Quote;
  occurrences: string[];
  onDone: () => void;
  onClose: () => void;
}) {
  return (
    <CorrectionDialog
      title={`Make a quote of its own of the words of ${count(props.occurrences.length, "occurrence")}`}
      action="Split"
      apply={(note) => corrections.splitQuote({ quote: props.quote.name, occurrences: props.occurrences, ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p>Every other occurrence of the same words goes with them, now and in articles to come.</p>
    </CorrectionDialog>
  );
}

const offeredQuotes = 8;
const suggestedWords = 6;

// Picks a quote by some of its words. Those that share a fragment with `quote` are offered at first.
function QuotePicker(props: { quote: Quote; chosen: string; onChoose: (name: string) => void }) {
  const { quote } = props;
  const linked = [...quote.wholes, ...quote.fragments];
  const [typed, setTyped] = useState(linked.length > 0 ? "" : quote.wording.split(/\s+/).slice(0, suggestedWords).join(" "));
  const words = typed.trim();
  const found = useLoad(words ? `pick quote ${words}` : null, (signal) =>
    quotes.searchQuotes({ words, pageSize: offeredQuotes + 1 }, { signal }),
  );
  const offered: (Quote | LinkedQuote)[] = words
    ? (found.data?.quotes ?? []).filter((one) => one.verbatim && one.name !== quote.name).slice(0, offeredQuotes)
    : linked.slice(0, offeredQuotes);
  return (
    <fieldset class="picker stack">
      <legend class="label">Quote</legend>
      <input
        aria-label="Some words of the other quote"
        type="text"
        role="searchbox"
        placeholder="Some of its words"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="options" aria-live="polite">
        {offered.map((one) => (
          <label class="option">
            <input
              type="radio"
              name="quote"
              checked={props.chosen === one.name}
              onChange={() => props.onChoose(one.name)}
            />
            <span>{one.wording}</span>
          </label>
        ))}
        {offered.length === 0 && (!words || found.data) && (
          <p class="soft small">{words ? "No other quote has these words." : "Type some of its words."}</p>
        )}
      </div>
    </fieldset>
  );
}
