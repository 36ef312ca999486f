// The figures of a series over time: a shape for each outlet, bounds as lines to what they leave
// open, an arrow where that has no end. The table beside it says the same.
import type { ComponentChildren } from "preact";
import { scaleLinear, scaleUtc } from "d3-scale";
import type { ClaimEvent, FigurePoint, FigureSeries } from "../gen/verbatim/v1/claim_pb";
import { dateOf, formatDay } from "../format";
import { timeTicks } from "../ui/time_axis";
import { useWidth } from "../ui/use_width";
import { axisWords, intervalOf, type Interval } from "./figure_words";
import { eventId, outletOf } from "./timeline";

const height = 250;
const bottom = 28;
const top = 22;
const right = 18;
const arrow = 26;
const day = 86_400_000;
const shapes = 5; // outlets beyond share the last

interface Dot {
  point: FigurePoint;
  place: number; // in the series
  outlet: string;
  time: number;
  interval: Interval;
  nudge: number; // to the right, where another stands on the same spot
}

export function FigureChart(props: { series: FigureSeries; events: ClaimEvent[] }) {
  const { series, events } = props;
  const [box, width] = useWidth<HTMLElement>();
  const dots = dotsOf(series, events);
  if (dots.length === 0) return <p class="soft">No time of publication is known.</p>;
  const times = dots.map((dot) => dot.time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const pad = Math.max((last - first) * 0.08, day / 2);
  const lows = Math.min(...dots.map((dot) => dot.interval.low));
  const highs = Math.max(...dots.map((dot) => dot.interval.high));
  // From zero unless that would press the differences together.
  const spread = highs - lows || highs || 1;
  const floor = lows >= 0 && lows < spread * 1.5 ? 0 : lows - spread * 0.25;
  const y = scaleLinear([floor, highs + spread * 0.15], [height - bottom, top]).nice(4);
  const yTicks = y.ticks(4);
  const left = 14 + 7 * Math.max(...yTicks.map((tick) => axisWords(series.kind, tick).length));
  const x = scaleUtc([first - pad, last + pad], [left, width - right]);
  const xTicks = timeTicks(x, last - first, (width - left) / 110);
  const outlets = [...new Set(dots.map((dot) => dot.outlet))];
  const spot = (dot: Dot): [number, number] => [x(dot.time) + dot.nudge, y(dot.point.figure?.value ?? 0)];
  const byPlace = new Map(dots.map((dot) => [dot.place, dot]));
  return (
    <figure class="chart" ref={box}>
      <svg width={width} height={height} role="group" aria-label="Figures over time, by outlet; the table says the same">
        {yTicks.map((tick) => (
          <g class="tick" transform={`translate(0,${y(tick)})`}>
            <line x1={left} x2={width - right} />
            <text x={left - 8} y={4} text-anchor="end">
              {axisWords(series.kind, tick)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <text x={x(tick.time)} y={height - 8} text-anchor="middle">
            {tick.words}
          </text>
        ))}
        {outlets.map((outlet) => (
          <polyline class="trend" points={dots.filter((dot) => dot.outlet === outlet).map((dot) => spot(dot).join(",")).join(" ")} />
        ))}
        {series.contradictions.map(({ fromPoint, toPoint }) => {
          const [from, to] = [byPlace.get(fromPoint), byPlace.get(toPoint)];
          if (!from || !to) return null;
          const [[x1, y1], [x2, y2]] = [spot(from), spot(to)];
          return (
            <g class="contradiction" aria-hidden="true">
              <line x1={x1} y1={y1} x2={x2} y2={y2} />
              <text x={(x1 + x2) / 2 + 9} y={(y1 + y2) / 2 + 5}>
                ≠
              </text>
            </g>
          );
        })}
        {dots.map((dot) => {
          const [cx, cy] = spot(dot);
          const words = `${dot.outlet}, ${formatDay(new Date(dot.time))}: ${dot.point.figure?.span?.text ?? ""}`;
          return (
            <a href={`#${eventId(dot.point.event)}`} aria-label={words}>
              <title>{words}</title>
              <circle class="target" cx={cx} cy={cy} r={12} />
              <Bounds interval={dot.interval} x={cx} y={y} at={cy} />
              <Shape index={outlets.indexOf(dot.outlet)} x={cx} y={cy} />
            </a>
          );
        })}
      </svg>
      <Legend outlets={outlets} dots={dots} undated={series.points.length - dots.length} contradicts={series.contradictions.length > 0} />
    </figure>
  );
}

function dotsOf(series: FigureSeries, events: ClaimEvent[]): Dot[] {
  const taken = new Map<string, number>();
  return series.points.flatMap((point, place): Dot[] => {
    const event = events[point.event];
    const time = dateOf(event?.occurrence?.publishTime)?.getTime();
    if (!event || time === undefined || !point.figure) return [];
    const spot = `${Math.floor(time / day)} ${point.figure.value}`;
    const before = taken.get(spot) ?? 0;
    taken.set(spot, before + 1);
    return [{ point, place, outlet: outletOf(event), time, interval: intervalOf(point.figure), nudge: before * 14 }];
  });
}

// From the lowest to the highest value that the words leave open.
function Bounds(props: { interval: Interval; x: number; at: number; y: (value: number) => number }) {
  const { interval, x, at, y } = props;
  if (interval.openHigh) return <path class="bound" d={`M${x} ${at}V${at - arrow}m-4 5l4 -5l4 5`} />;
  if (interval.openLow) return <path class="bound" d={`M${x} ${at}V${at + arrow}m-4 -5l4 5l4 -5`} />;
  if (interval.low === interval.high) return null;
  const [low, high] = [y(interval.low), y(interval.high)];
  return <path class="bound" d={`M${x - 5} ${low}h10M${x} ${low}V${high}M${x - 5} ${high}h10`} />;
}

function Shape(props: { index: number; x: number; y: number }) {
  const { x, y } = props;
  switch (Math.min(props.index, shapes - 1)) {
    case 0:
      return <circle class="mark" cx={x} cy={y} r={5.5} />;
    case 1:
      return <path class="mark" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
    case 2:
      return <path class="mark hollow" d={`M${x - 5} ${y - 5}h10v10h-10z`} />;
    case 3:
      return <path class="mark" d={`M${x} ${y - 6.5}l6.5 11.5h-13z`} />;
    default:
      return <circle class="mark hollow" cx={x} cy={y} r={5} />;
  }
}

function Sample(props: { children: ComponentChildren }) {
  return (
    <svg width="20" height="22" aria-hidden="true">
      {props.children}
    </svg>
  );
}

function Legend(props: { outlets: string[]; dots: Dot[]; undated: number; contradicts: boolean }) {
  const { outlets, dots, undated } = props;
  const some = (fits: (interval: Interval) => boolean) => dots.some((dot) => fits(dot.interval));
  return (
    <figcaption class="legend">
      {outlets.slice(0, shapes).map((outlet, index) => (
        <span>
          <Sample>
            <Shape index={index} x={10} y={11} />
          </Sample>
          {index === shapes - 1 && outlets.length > shapes ? "other outlets" : outlet}
        </span>
      ))}
      {some((interval) => interval.openHigh) && (
        <span>
          <Sample>
            <path class="bound" d="M10 20V3m-4 5l4 -5l4 5" />
          </Sample>
          or more
        </span>
      )}
      {some((interval) => interval.openLow) && (
        <span>
          <Sample>
            <path class="bound" d="M10 2V19m-4 -5l4 5l4 -5" />
          </Sample>
          or less
        </span>
      )}
      {some((interval) => interval.low !== interval.high) && (
        <span>
          <Sample>
            <path class="bound" d="M5 19h10M10 19V3M5 3h10" />
          </Sample>
          what “roughly” or a range leaves open
        </span>
      )}
      {props.contradicts && (
        <span>
          <b aria-hidden="true">≠</b> can't both be right
        </span>
      )}
      {undated > 0 && <span>{undated} without a date are not shown.</span>}
    </figcaption>
  );
}
