// Occurrences over time, a lane for each outlet. The marks are links; the table below says the same.
import { scaleUtc } from "d3-scale";
import { Relation } from "../gen/verbatim/v1/comparison_pb";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { idOf } from "../data/api";
import { dateOf, formatDay } from "../format";
import { relationLabel } from "../text/labels";
import { useWidth } from "./use_width";

const laneHeight = 34;
const axisHeight = 30;
const maxLanes = 10;

interface Dot {
  occurrence: Occurrence;
  time: Date;
}

export function Lanes(props: { occurrences: Occurrence[] }) {
  const [box, width] = useWidth<HTMLElement>();
  const dated = props.occurrences.flatMap((occurrence): Dot[] => {
    const time = dateOf(occurrence.publishTime);
    return time ? [{ occurrence, time }] : [];
  });
  const undated = props.occurrences.length - dated.length;
  if (dated.length === 0) return <p class="soft">No time of publication is known.</p>;
  const lanes = lanesOf(dated);
  const labels = width < 560 ? 0 : 170;
  const times = dated.map((dot) => dot.time.getTime());
  const day = 86_400_000;
  const first = Math.min(...times);
  const last = Math.max(...times);
  const pad = Math.max((last - first) * 0.04, day / 2);
  const x = scaleUtc([first - pad, last + pad], [labels + 8, Math.max(width - 16, labels + 60)]);
  const laneTop = (index: number) => index * (labels ? laneHeight : laneHeight + 14);
  const height = laneTop(lanes.length) + axisHeight;
  const ticks = x.ticks(Math.max(2, Math.floor((width - labels) / 110))).filter((tick) => last - first > day || tick.getUTCHours() === 0);
  const format = x.tickFormat();
  return (
    <figure class="chart" ref={box}>
      <svg width={width} height={height} role="group" aria-label="Occurrences over time, by outlet">
        {ticks.map((tick) => (
          <g class="tick" transform={`translate(${x(tick)},0)`}>
            <line y2={height - axisHeight} />
            <text y={height - 10} text-anchor="middle">
              {last - first > 3 * day ? format(tick) : formatDay(tick)}
            </text>
          </g>
        ))}
        {lanes.map((lane, index) => {
          const middle = laneTop(index) + (labels ? laneHeight / 2 : laneHeight / 2 + 14);
          return (
            <g>
              <line class="lane" x1={labels} x2={width} y1={middle} y2={middle} />
              <text class="lane-name" x={0} y={labels ? middle + 4 : middle - 16}>
                {shorten(lane.outlet, 22)}
              </text>
              {sideBySide(lane.dots.map((dot) => x(dot.time)), x.range()[1]!).map((at, dot) => (
                <Mark dot={lane.dots[dot]!} x={at} y={middle} />
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption class="legend">
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
        {undated > 0 && <span>{undated} without a date are not shown.</span>}
      </figcaption>
    </figure>
  );
}

const markWidth = 16;

// Marks of the same time, or nearly so, stand beside one another: none hides another while there is
// room up to `right`.
function sideBySide(places: number[], right: number): number[] {
  const spread = [...places];
  for (let i = 1; i < spread.length; ++i) spread[i] = Math.max(spread[i]!, spread[i - 1]! + markWidth);
  for (let i = spread.length - 1, most = right; i >= 0; --i, most -= markWidth) {
    spread[i] = Math.max(Math.min(spread[i]!, most), Math.min(places[i]!, right));
  }
  return spread;
}

function lanesOf(dots: Dot[]): { outlet: string; dots: Dot[] }[] {
  const lanes = new Map<string, Dot[]>();
  for (const dot of dots) {
    const outlet = dot.occurrence.outlet || "Outlet unknown";
    const known = lanes.has(outlet) || lanes.size < maxLanes - 1;
    const name = known ? outlet : "Other outlets";
    lanes.set(name, [...(lanes.get(name) ?? []), dot]);
  }
  const byTime = (a: Dot, b: Dot) => a.time.getTime() - b.time.getTime();
  return [...lanes].map(([outlet, of]) => ({ outlet, dots: of.sort(byTime) }));
}

function Mark(props: { dot: Dot; x: number; y: number }) {
  const { occurrence, time } = props.dot;
  const words = `${occurrence.outlet || "Outlet unknown"}, ${formatDay(time)}: ${relationLabel[occurrence.relation]}`;
  return (
    <a href={`#occurrence-${idOf(occurrence.name)}`} aria-label={words}>
      <title>{`${words}\n${occurrence.wording}`}</title>
      <circle class="target" cx={props.x} cy={props.y} r={12} />
      {occurrence.firstAppearance && <circle class="ring" cx={props.x} cy={props.y} r={10} />}
      <Shape relation={occurrence.relation} x={props.x} y={props.y} />
    </a>
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

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
