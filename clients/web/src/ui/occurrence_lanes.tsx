// The occurrences of a quote over time.
import { Relation } from "../gen/verbatim/v1/comparison_pb";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { idOf } from "../data/api";
import { dateOf } from "../format";
import { relationLabel } from "../text/labels";
import { Lanes } from "./lanes";

export function OccurrenceLanes(props: { occurrences: Occurrence[] }) {
  const marks = props.occurrences.map((occurrence) => ({
    outlet: occurrence.outlet,
    time: dateOf(occurrence.publishTime),
    href: `#occurrence-${idOf(occurrence.name)}`,
    words: relationLabel[occurrence.relation],
    detail: occurrence.wording,
    shape: (x: number, y: number) => (
      <>
        {occurrence.firstAppearance && <circle class="ring" cx={x} cy={y} r={10} />}
        <Shape relation={occurrence.relation} x={x} y={y} />
      </>
    ),
  }));
  return (
    <Lanes marks={marks} label="Occurrences over time, by outlet">
      <span>
        <Sample relation={Relation.EXACT} /> same words
      </span>
      <span>
        <Sample relation={Relation.VARIANT} /> other words
      </span>
      <span>
        <Sample relation={Relation.PARTIAL} /> a fragment
      </span>
      <span>
        <Sample relation={Relation.EXACT} first /> first known
      </span>
    </Lanes>
  );
}

function Shape(props: { relation: Relation; x: number; y: number }) {
  const { x, y } = props;
  switch (props.relation) {
    case Relation.VARIANT:
      return <path class="mark" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
    case Relation.PARTIAL:
      return <path class="mark hollow" d={`M${x - 5} ${y - 5}h10v10h-10z`} />;
    default:
      return <circle class="mark" cx={x} cy={y} r={5.5} />;
  }
}

function Sample(props: { relation: Relation; first?: boolean }) {
  return (
    <svg width="22" height="22" aria-hidden="true">
      {props.first && <circle class="ring" cx={11} cy={11} r={9.5} />}
      <Shape relation={props.relation} x={11} y={11} />
    </svg>
  );
}
