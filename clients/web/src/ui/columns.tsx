// How much was said over time: a column for each day, month or year.
import { scaleLinear, scaleUtc } from "d3-scale";
import { CalendarUnit, type CountOccurrencesResponse } from "../gen/verbatim/v1/article_service_pb";
import { count, dateOf, formatDay } from "../format";
import { useWidth } from "./use_width";

const height = 190;
const bottom = 26;
const left = 34;
const right = 12;
const labelWidth = 64;
const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

function next(begin: Date, unit: CalendarUnit): Date {
  const end = new Date(begin);
  if (unit === CalendarUnit.DAY) end.setUTCDate(end.getUTCDate() + 1);
  else if (unit === CalendarUnit.MONTH) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end;
}

function nameOf(begin: Date, unit: CalendarUnit): string {
  if (unit === CalendarUnit.DAY) return formatDay(begin);
  return unit === CalendarUnit.MONTH ? monthName.format(begin) : String(begin.getUTCFullYear());
}

// As short as it can be beside the others: the first, and the first of a year, say the year.
function labelOf(begin: Date, unit: CalendarUnit, isFirst: boolean): string {
  if (unit === CalendarUnit.DAY) return isFirst ? formatDay(begin) : shortDay.format(begin);
  if (unit === CalendarUnit.MONTH) return isFirst || begin.getUTCMonth() === 0 ? monthName.format(begin) : shortMonth.format(begin);
  return String(begin.getUTCFullYear());
}

// Begins of every day, month or year, of which there is room to name some.
function named(first: Date, end: Date, unit: CalendarUnit, most: number): Date[] {
  const begins: Date[] = [];
  for (let begin = first; begin < end; begin = next(begin, unit)) begins.push(begin);
  const every = Math.ceil(begins.length / Math.max(most, 1));
  return begins.filter((_, index) => index % every === 0);
}

export function Columns(props: { counts: CountOccurrencesResponse }) {
  const [box, width] = useWidth<HTMLElement>();
  const { unit } = props.counts;
  const totals = new Map<number, number>();
  for (const one of props.counts.counts) {
    const begin = dateOf(one.startTime);
    if (begin) totals.set(begin.getTime(), (totals.get(begin.getTime()) ?? 0) + Number(one.occurrenceCount));
  }
  if (totals.size === 0) return <p class="soft">No time of publication is known.</p>;
  const begins = [...totals.keys()].sort((a, b) => a - b);
  const first = new Date(begins[0]!);
  const end = next(new Date(begins[begins.length - 1]!), unit);
  const x = scaleUtc([first, end], [left, width - right]);
  const y = scaleLinear([0, Math.max(...totals.values())], [height - bottom, 10]).nice(4);
  const labels = named(first, end, unit, Math.floor((width - left - right) / labelWidth));
  return (
    <figure class="chart" ref={box}>
      <svg width={width} height={height} role="img" aria-label="Statements over time; the table below says the same">
        {y
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <g class="tick" transform={`translate(0,${y(tick)})`}>
              <line x1={left} x2={width - right} />
              <text x={left - 8} y={4} text-anchor="end">
                {tick}
              </text>
            </g>
          ))}
        {begins.map((begin) => {
          const from = x(begin);
          const to = x(next(new Date(begin), unit));
          const top = y(totals.get(begin)!);
          const gap = Math.min(2, (to - from) * 0.2);
          const columnWidth = Math.min(Math.max(to - from - gap, 1.5), 48);
          return (
            <rect class="column" x={(from + to - columnWidth) / 2} width={columnWidth} y={top} height={height - bottom - top} rx={2}>
              <title>{`${nameOf(new Date(begin), unit)}: ${totals.get(begin)}`}</title>
            </rect>
          );
        })}
        {labels.map((begin, index) => {
          const middle = (x(begin) + x(next(begin, unit))) / 2;
          const inside = Math.min(Math.max(middle, left + labelWidth / 2 - 4), width - labelWidth / 2);
          return (
            <text class="tick-name" x={inside} y={height - 6} text-anchor="middle">
              {labelOf(begin, unit, index === 0)}
            </text>
          );
        })}
      </svg>
      <details>
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Statements</th>
            </tr>
          </thead>
          <tbody>
            {begins.map((begin) => (
              <tr>
                <td>{nameOf(new Date(begin), unit)}</td>
                <td>{totals.get(begin)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

// How much each outlet published, as bars.
export function OutletBars(props: { counts: CountOccurrencesResponse; most?: number }) {
  const totals = new Map<string, number>();
  for (const one of props.counts.counts) {
    const outlet = one.outlet || "Outlet unknown";
    totals.set(outlet, (totals.get(outlet) ?? 0) + Number(one.occurrenceCount));
  }
  const sorted = [...totals].sort((a, b) => b[1] - a[1]);
  const shown = sorted.slice(0, props.most ?? 8);
  const largest = shown[0]?.[1] ?? 1;
  return (
    <>
      <ul class="bars">
        {shown.map(([outlet, total]) => (
          <li>
            <span class="bar-name">{outlet}</span>
            <svg height="10" width="100%" aria-hidden="true">
              <rect class="column" width={`${(total / largest) * 100}%`} height="10" rx="3" />
            </svg>
            <span class="bar-count">{total}</span>
          </li>
        ))}
      </ul>
      {sorted.length > shown.length && (
        <p class="soft small">and {count(sorted.length - shown.length, "more outlet")}</p>
      )}
    </>
  );
}
