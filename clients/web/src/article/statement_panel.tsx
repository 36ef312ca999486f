import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { ClaimLinks } from "../claims/claims_of";
import { articles, idOf, quotes } from "../data/api";
import { useLoad } from "../data/load";
import { count, percent } from "../format";
import { kindLabel } from "../text/labels";
import { Chain } from "../ui/chain";
import { SpeakerOf } from "../ui/occurrence_card";
import { ContentButton } from "../desk/content_button";
import { ReassignButton } from "../desk/reassign_button";

interface Props {
  occurrence: Occurrence;
  repeats: number[];
  entryOf: (statement: number) => string;
  onJump: (statement: number) => void;
  onClose: () => void;
  onChange: () => void;
}

// Who said it, with which cue, how we know, and where else it stands.
export function StatementPanel(props: Props) {
  const { occurrence } = props;
  const { statement } = occurrence;
  const chain = useLoad(`${occurrence.name} ${statement?.speaker?.speaker}`, (signal) =>
    articles.getAttributionChain({ name: `${occurrence.name}/attributionChain` }, { signal }),
  );
  const quote = useLoad(occurrence.quote || null, (signal) => quotes.getQuote({ name: occurrence.quote }, { signal }));
  return (
    <div class="stack">
      <div class="panel-head">
        <h2 class="panel-speaker">
          <SpeakerOf occurrence={occurrence} />
        </h2>
        <button type="button" class="plain small" onClick={props.onClose}>
          Close
        </button>
      </div>
      <dl class="facts narrow">
        {statement?.cue && (
          <div>
            <dt>Cue</dt>
            <dd>{statement.cue.text}</dd>
          </div>
        )}
        {statement?.source && (
          <div>
            <dt>Source</dt>
            <dd>{statement.source.text}</dd>
          </div>
        )}
        <div>
          <dt>Kind</dt>
          <dd>
            {statement && kindLabel[statement.kind]}, {percent(statement?.confidence ?? 0)} sure
          </dd>
        </div>
        {quote.data && (
          <div>
            <dt>Quote</dt>
            <dd>
              <a href={`/quotes/${idOf(quote.data.name)}`}>
                {count(quote.data.occurrenceCount, "occurrence")} in {count(quote.data.articleCount, "article")}
              </a>
              {quote.data.attributionConflict && <span class="tag warn">conflicting attribution</span>}
            </dd>
          </div>
        )}
      </dl>
      {props.repeats.length > 0 && (
        <div>
          <h3>Again in this article</h3>
          <ul class="jumps">
            {props.repeats.map((other) => (
              <li>
                <button type="button" class="plain small" onClick={() => props.onJump(other)}>
                  ↻ {props.entryOf(other) || "another place"}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ClaimLinks of={{ occurrence: occurrence.name }} title="Claims" />
      <div>
        <h3>How we know</h3>
        {chain.data ? <Chain links={chain.data.links} /> : <p class="soft small">Loading</p>}
      </div>
      <p class="row actions">
        <ReassignButton occurrence={occurrence} onDone={props.onChange} />
        <ContentButton occurrence={occurrence} onDone={props.onChange} />
      </p>
    </div>
  );
}
