// What happened over time, a lane for each outlet. The marks are links; what stands below says the same.
import type { ComponentChildren } from "preact";
import { scaleUtc } from "d3-scale";
import { formatDay } from "../format";
import { timeTicks } from "./time_axis";
import { useWidth } from "./use_width";

const laneHeight = 34;
const axisHeight = 30;
const maxLanes = 10;

export interface LaneMark {
  outlet: string; // empty: unknown
  time: Date | undefined;
  href: string;
  words: string; // beside outlet and day
  detail: string;
  shape: (x: number, y: number) => ComponentChildren;
}

type Dated = LaneMark & { time: Date };

// `children`: the legend.
export function Lanes(props: { marks: LaneMark[]; label: string; children?: ComponentChildren }) {
  const [box, width] = useWidth<HTMLElement>();
  const dated = props.marks.filter((mark): mark is Dated => mark.time !== undefined);
  const undated = props.marks.length - dated.length;
  if (dated.length === 0) return <p class="soft">No time of publication is known.</p>;
  const lanes = lanesOf(dated);
  const labels = width < 560 ? 0 : 170;
  const times = dated.map((mark) => mark.time.getTime());
  const day = 86_400_000;
  const first = Math.min(...times);
  const last = Math.max(...times);
  const pad = Math.max((last - first) * 0.04, day / 2);
  const x = scaleUtc([first - pad, last + pad], [labels + 8, Math.max(width - 16, labels + 60)]);
  const laneTop = (index: number) => index * (labels ? laneHeight : laneHeight + 14);
  const height = laneTop(lanes.length) + axisHeight;
  const ticks = timeTicks(x, last - first, (width - labels) / 110);
  return (
    <figure class="chart" ref={box}>
      <svg width={width} height={height} role="group" aria-label={props.label}>
        {ticks.map((tick) => (
          <g class="tick" transform={`translate(${x(tick.time)},0)`}>
            <line y2={height - axisHeight} />
            <text y={height - 10} text-anchor="middle">
              {tick.words}
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
              {sideBySide(lane.marks.map((mark) => x(mark.time)), x.range()[1]!).map((at, place) => (
                <Mark mark={lane.marks[place]!} x={at} y={middle} />
              ))}
            </g>
          );
        })}
      </svg>
      <figcaption class="legend">
        {props.children}
        {undated > 0 && <span>{undated} without a date are not shown.</span>}
      </figcaption>
    </figure>
  );
}

const markWidth = 20;

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

function lanesOf(marks: Dated[]): { outlet: string; marks: Dated[] }[] {
  const lanes = new Map<string, Dated[]>();
  for (const mark of marks) {
    const outlet = mark.outlet || "Outlet unknown";
    const known = lanes.has(outlet) || lanes.size < maxLanes - 1;
    const name = known ? outlet : "Other outlets";
    lanes.set(name, [...(lanes.get(name) ?? []), mark]);
  }
  const byTime = (a: Dated, b: Dated) => a.time.getTime() - b.time.getTime();
  return [...lanes].map(([outlet, of]) => ({ outlet, marks: of.sort(byTime) }));
}

function Mark(props: { mark: Dated; x: number; y: number }) {
  const { mark, x, y } = props;
  const words = `${mark.outlet || "Outlet unknown"}, ${formatDay(mark.time)}: ${mark.words}`;
  return (
    <a href={mark.href} aria-label={words}>
      <title>{`${words}\n${mark.detail}`}</title>
      <circle class="target" cx={x} cy={y} r={12} />
      {mark.shape(x, y)}
    </a>
  );
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
