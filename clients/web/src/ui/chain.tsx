import { LinkKind, type ChainLink } from "../gen/verbatim/v1/attribution_chain_pb";
import { formatDay, formatMoment, percent } from "../format";
import { linkLabel, methodWords } from "../text/labels";

// The attribution chain as steps, from the words to where they were published.
export function Chain(props: { links: ChainLink[] }) {
  return (
    <ol class="chain">
      {props.links.map((link) => (
        <li class={link.kind === LinkKind.SPEAKER ? "key-step" : undefined}>
          <span class="step-kind">{linkLabel[link.kind]}</span>
          <span class="step-text">
            {link.text}
            {link.kind === LinkKind.SAID_AT && link.startTime && <TimeMeant link={link} />}
          </span>
          <span class="step-how">
            {link.evidence && link.evidence.text !== link.text && (
              <>
                from <q>{link.evidence.text}</q>,{" "}
              </>
            )}
            {methodWords[link.method] && `${methodWords[link.method]}, `}
            {link.kind !== LinkKind.PUBLISHED_IN && `${percent(link.confidence)} sure`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function TimeMeant(props: { link: ChainLink }) {
  const { startTime, endTime } = props.link;
  const wholeDays = startTime && endTime && (endTime.seconds - startTime.seconds) % 86400n === 0n;
  return <> ({wholeDays ? formatDay(startTime) : formatMoment(startTime)})</>;
}
