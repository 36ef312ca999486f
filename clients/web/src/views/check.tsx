// Was it said in these words, by this speaker? The verdict in plain words, and the evidence.
import { useEffect, useState } from "preact/hooks";
import { EditOperation, type Edit } from "../gen/verbatim/v1/comparison_pb";
import {
  SpeakerMatch,
  Verdict,
  type QuoteMatch,
  type SentenceVerification,
  type VerifyQuoteResponse,
} from "../gen/verbatim/v1/quote_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { ClaimsOf } from "../claims/claims_of";
import { idOf, quotes } from "../data/api";
import { useLoad } from "../data/load";
import { count, formatDay } from "../format";
import { CheckedBy } from "../reviews/checked_by";
import { go, usePlace, withQuery } from "../router";
import { meaningChange, verdictWords } from "../text/labels";
import { Diff } from "../ui/diff";
import { EvidenceList } from "../ui/evidence_list";
import { Heading } from "../ui/heading";
import { ErrorNote, Loading } from "../ui/notes";
import { QuoteCard } from "../ui/quote_card";
import { Speakers } from "../ui/speakers";

export function CheckView() {
  const place = usePlace();
  const text = place.query.get("text") ?? "";
  const speakerName = place.query.get("speaker") ?? "";
  const [typedText, setTypedText] = useState(text);
  const [typedName, setTypedName] = useState(speakerName);
  useEffect(() => {
    setTypedText(text);
    setTypedName(speakerName);
  }, [text, speakerName]);
  const answer = useLoad(text ? JSON.stringify([text, speakerName]) : null, (signal) =>
    quotes.verifyQuote({ text, speakerName, offsetEncoding: OffsetEncoding.UTF16 }, { signal }),
  );
  return (
    <>
      <Heading title="Check a quote" />
      <form
        class="check-form card"
        onSubmit={(event) => {
          event.preventDefault();
          go(withQuery({ text: typedText.trim(), speaker: typedName.trim() }));
        }}
      >
        <div class="field grow">
          <label for="text">The words</label>
          <textarea
            id="text"
            data-search
            rows={3}
            required
            placeholder="Paste a sentence, or a few"
            value={typedText}
            onInput={(event) => setTypedText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
        </div>
        <div class="field">
          <label for="speaker">Who is said to have said it</label>
          <input
            id="speaker"
            placeholder="Anyone"
            value={typedName}
            onInput={(event) => setTypedName(event.currentTarget.value)}
          />
        </div>
        <button class="primary" type="submit">
          Check
        </button>
      </form>
      <div aria-live="polite" class="stack-wide">
        {answer.error !== undefined ? (
          <ErrorNote error={answer.error} onRetry={answer.reload} />
        ) : answer.data && text ? (
          <Answer answer={answer.data} text={text} asked={speakerName} />
        ) : answer.loading ? (
          <Loading />
        ) : (
          <p class="lead">
            The answer says what stored articles report, in which words and from whom. It never says whether it is true.
          </p>
        )}
      </div>
    </>
  );
}

function Answer(props: { answer: VerifyQuoteResponse; text: string; asked: string }) {
  const { answer } = props;
  const [best, ...others] = answer.matches;
  return (
    <>
      <VerdictBanner verdict={answer.verdict} compared={answer.comparedQuotes} />
      {answer.verdict === Verdict.NOT_FOUND && (
        <p>
          Only speakers’ own words are compared. <a href={`/claims?q=${encodeURIComponent(props.text)}`}>Look among claims</a>, where
          paraphrases are too.
        </p>
      )}
      {best && <BestMatch match={best} asked={props.asked} />}
      {answer.sentences.length > 1 && (
        <section class="stack" aria-labelledby="sentences">
          <h2 id="sentences">Sentence by sentence</h2>
          <ol class="list">
            {answer.sentences.map((sentence) => (
              <SentenceRow sentence={sentence} />
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && <Quotes title="Other quotes it may report" matches={others} />}
      {answer.nearest.length > 0 && <Quotes title="The nearest that is stored" matches={answer.nearest} />}
    </>
  );
}

function VerdictBanner(props: { verdict: Verdict; compared: number }) {
  const words = verdictWords[props.verdict];
  if (!words) return null;
  return (
    <div class={`verdict ${words.tone}`}>
      <span class="sign" aria-hidden="true">
        {words.sign}
      </span>
      <div>
        <h2>{words.title}</h2>
        <p>{words.text}</p>
        <p class="small">{count(props.compared, "stored quote")} with words in common looked at.</p>
      </div>
    </div>
  );
}

function BestMatch(props: { match: QuoteMatch; asked: string }) {
  const { match } = props;
  const edits = match.comparison?.edits ?? [];
  const change = meaningChange(match.comparison?.meaningChange);
  const cuts = edits.filter((edit) => edit.operation === EditOperation.CUT || edit.operation === EditOperation.DELETE);
  const moved = edits.filter((edit) => edit.operation === EditOperation.MOVE && edit.oldText);
  const differs = edits.some((edit) => edit.operation !== EditOperation.KEEP);
  return (
    <>
      <section class="card stack" aria-labelledby="difference">
        <h2 id="difference">{differs ? "What differs" : "The words"}</h2>
        {change && <p class="note bad">The meaning changes: {change}.</p>}
        <div class="side-by-side">
          <div>
            <span class="label">As reported</span>
            <p class="wording">
              <Diff edits={edits} side="old" />
            </p>
          </div>
          <div>
            <span class="label">As you have it</span>
            <p class="wording">
              <Diff edits={edits} side="new" />
            </p>
          </div>
        </div>
        <Words title="Left out" edits={cuts} />
        <Words title="In another place" edits={moved} />
        <dl class="facts">
          <div>
            <dt>Credited to</dt>
            <dd>{match.quote && <Speakers speakers={match.quote.speakers} />}</dd>
          </div>
          {props.asked && (
            <div>
              <dt>You asked for</dt>
              <dd>
                {props.asked}: {speakerMatchWords[match.speakerMatch]}
              </dd>
            </div>
          )}
          {match.otherSpeakers.length > 0 && match.speakerMatch === SpeakerMatch.SAME && (
            <div>
              <dt>Also credited</dt>
              <dd>
                <Speakers speakers={match.otherSpeakers} />
              </dd>
            </div>
          )}
          {match.firstAppearance && (
            <div>
              <dt>First known</dt>
              <dd>
                {formatDay(match.firstAppearance.publishTime)}, {match.firstAppearance.outlet || "outlet unknown"}
              </dd>
            </div>
          )}
          {match.quote && (
            <div>
              <dt>Reported</dt>
              <dd>
                <a href={`/quotes/${idOf(match.quote.name)}`}>
                  {count(match.quote.occurrenceCount, "time")} in {count(match.quote.articleCount, "article")}
                </a>
              </dd>
            </div>
          )}
        </dl>
      </section>
      {match.quote && <CheckedBy quote={match.quote} />}
      {match.quote && <ClaimsOf of={{ quote: match.quote.name }} title="What it claims" />}
      <section class="stack" aria-labelledby="evidence">
        <h2 id="evidence">The evidence</h2>
        <EvidenceList evidence={match.evidence} />
      </section>
    </>
  );
}

function Words(props: { title: string; edits: Edit[] }) {
  if (props.edits.length === 0) return null;
  return (
    <p class="small soft">
      {props.title}:{" "}
      {props.edits.map((edit, index) => (
        <>
          {index > 0 && "; "}
          <q>{edit.oldText}</q>
        </>
      ))}
    </p>
  );
}

const speakerMatchWords: Record<SpeakerMatch, string> = {
  [SpeakerMatch.UNSPECIFIED]: "",
  [SpeakerMatch.SAME]: "credited with it",
  [SpeakerMatch.OTHER]: "not credited with it",
  [SpeakerMatch.UNKNOWN]: "no article says who said it",
};

function SentenceRow(props: { sentence: SentenceVerification }) {
  const words = verdictWords[props.sentence.verdict];
  const match = props.sentence.matches[0] ?? props.sentence.nearest[0];
  return (
    <li class="card sentence">
      <p class="wording">
        {match?.comparison && props.sentence.matches.length > 0 ? (
          <Diff edits={match.comparison.edits} side="both" />
        ) : (
          props.sentence.text
        )}
      </p>
      <p class="meta">
        {words && <span class={`tag ${words.tone}`}>{words.title}</span>}
        {match?.quote && props.sentence.matches.length > 0 && (
          <>
            <Speakers speakers={match.quote.speakers} />
            <a href={`/quotes/${idOf(match.quote.name)}`}>the quote</a>
          </>
        )}
      </p>
    </li>
  );
}

function Quotes(props: { title: string; matches: QuoteMatch[] }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      <ol class="list">
        {props.matches.map(
          (match) =>
            match.quote && (
              <li key={match.quote.name}>
                <QuoteCard quote={match.quote} />
              </li>
            ),
        )}
      </ol>
    </section>
  );
}
