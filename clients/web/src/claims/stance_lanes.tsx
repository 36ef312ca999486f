// What was said of a claim over time, by outlet: the signs of the time line below.
import type { ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { dateOf } from "../format";
import { Lanes } from "../ui/lanes";
import { stanceWords } from "./stances";
import { eventId, isGone } from "./timeline";

export function StanceLanes(props: { events: ClaimEvent[] }) {
  const marks = props.events.map((event, index) => {
    const { one, sign, tone } = stanceWords(event.stance);
    const gone = isGone(event);
    return {
      outlet: event.occurrence?.outlet ?? "",
      time: dateOf(event.occurrence?.publishTime),
      href: `#${eventId(index)}`,
      words: gone ? `${one}, taken back later` : one,
      detail: event.span?.text ?? "",
      shape: (x: number, y: number) => (
        <g class={`stance-mark ${tone}${gone ? " gone" : ""}`}>
          <circle cx={x} cy={y} r={9} />
          <text x={x} y={y + 4} text-anchor="middle" aria-hidden="true">
            {sign}
          </text>
        </g>
      ),
    };
  });
  return (
    <Lanes marks={marks} label="Statements over time, by outlet">
      {marks.some((mark) => mark.words.includes("taken back")) && <span>Dashed: the article took it back later.</span>}
    </Lanes>
  );
}
