// Ticks of a chart's time axis, in words that fit how long it is.
import type { ScaleTime } from "d3-scale";
import { formatDay } from "../format";

const day = 86_400_000;
const weeks = 70 * day;
const dayAlone = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

export interface Tick {
  time: Date;
  words: string;
}

// `length`: of the data, in milliseconds. `most`: how many ticks fit.
export function timeTicks(x: ScaleTime<number, number>, length: number, most: number): Tick[] {
  const format = x.tickFormat();
  const words = length <= 3 * day ? formatDay : length <= weeks ? (time: Date) => dayAlone.format(time) : format;
  return x
    .ticks(Math.max(2, Math.floor(most)))
    .filter((time) => length > weeks || time.getTime() % day === 0)
    .map((time) => ({ time, words: words(time) }));
}
