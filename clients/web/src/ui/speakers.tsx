import type { CreditedSpeaker } from "../gen/verbatim/v1/quote_pb";
import { idOf } from "../data/api";

// Who is credited, each a link.
export function Speakers(props: { speakers: CreditedSpeaker[] }) {
  if (props.speakers.length === 0) return <span class="unknown">No named speaker</span>;
  return (
    <span class="speakers">
      {props.speakers.map((speaker, index) => (
        <>
          {index > 0 && ", "}
          <a href={`/speakers/${idOf(speaker.speaker)}`}>{speaker.displayName}</a>
        </>
      ))}
    </span>
  );
}
