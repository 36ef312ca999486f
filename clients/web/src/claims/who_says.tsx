// The stances summed: how many statements, and whose. Each row chooses what the time line shows.
import { Stance, type ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { idOf } from "../data/api";
import { count } from "../format";
import { usePlace, withQuery } from "../router";
import { stanceKey, stanceWords } from "./stances";
import { isGone } from "./timeline";

interface Source {
  name: string;
  speaker: string; // its resource name, where the registry has one
}

const mostNames = 6;

function sourceOf(event: ClaimEvent): Source {
  const statement = event.occurrence?.statement;
  if (event.sourceText) return { name: event.sourceText, speaker: "" };
  return {
    name: statement?.speaker?.displayName || statement?.source?.text || "",
    speaker: statement?.speaker?.speaker ?? "",
  };
}

export function WhoSays(props: { events: ClaimEvent[] }) {
  const chosen = usePlace().query.get("stance") ?? "";
  const standing = props.events.filter((event) => !isGone(event));
  const stances = [...new Set(standing.map((event) => event.stance))].sort((a, b) => a - b);
  const gone = props.events.length - standing.length;
  return (
    <section class="stack" aria-labelledby="who-says">
      <h2 id="who-says">Who says what</h2>
      <ul class="who-says">
        {stances.map((stance) => (
          <StanceRow stance={stance} events={standing.filter((event) => event.stance === stance)} chosen={chosen} />
        ))}
      </ul>
      {gone > 0 && <p class="soft small">Not counted: {count(gone, "statement")} that articles no longer hold.</p>}
    </section>
  );
}

function StanceRow(props: { stance: Stance; events: ClaimEvent[]; chosen: string }) {
  const { stance, events, chosen } = props;
  const { one, many, sign, tone } = stanceWords(stance);
  const key = stanceKey(stance);
  const on = chosen === key;
  const sources = new Map(events.map(sourceOf).map((source) => [source.name, source]));
  const unnamed = events.filter((event) => !sourceOf(event).name).length;
  sources.delete("");
  const named = [...sources.values()];
  return (
    <li class={tone}>
      <a
        class={`stance-link ${tone}`}
        href={withQuery({ stance: on ? "" : key })}
        aria-current={on ? "true" : undefined}
        title={on ? "Show all in the time line" : "Show only these in the time line"}
      >
        <span class="sign" aria-hidden="true">
          {sign}
        </span>
        <span>
          <strong>{events.length}</strong> {events.length === 1 ? one : many}
        </span>
      </a>
      <span class="sources">
        {named.slice(0, mostNames).map((source, index) => (
          <>
            {index > 0 && ", "}
            {source.speaker ? <a href={`/speakers/${idOf(source.speaker)}`}>{source.name}</a> : source.name}
          </>
        ))}
        {named.length > mostNames && ` and ${count(named.length - mostNames, "other")}`}
        {unnamed > 0 && <span class="soft">{named.length > 0 ? ", " : ""}{unnamed} without a name</span>}
      </span>
    </li>
  );
}
