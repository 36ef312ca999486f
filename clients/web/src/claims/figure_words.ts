// What a claim's figures mean: their bounds as an interval, and what a series counts, in words.
import { FigureBound, FigureKind, type Figure, type FigureSeries } from "../gen/verbatim/v1/claim_pb";

export interface Interval {
  low: number;
  high: number;
  openLow: boolean; // it may be less: "up to"
  openHigh: boolean; // it may be more: "at least"
}

// "Roughly" leaves open a tenth to either side, as the server has it.
const aboutShare = 0.1;

export function intervalOf(figure: Figure): Interval {
  const { value, upper, bound } = figure;
  const exact = { low: value, high: value, openLow: false, openHigh: false };
  switch (bound) {
    case FigureBound.ABOUT:
      return { ...exact, low: value * (1 - aboutShare), high: value * (1 + aboutShare) };
    case FigureBound.AT_LEAST:
    case FigureBound.MORE_THAN:
      return { ...exact, openHigh: true };
    case FigureBound.AT_MOST:
    case FigureBound.LESS_THAN:
      return { ...exact, openLow: true };
    case FigureBound.RANGE:
      return { ...exact, high: upper };
    case FigureBound.ORDER:
      return { ...exact, high: value * 10 };
    default:
      return exact;
  }
}

// "people", "USD", "per cent".
export function countedWords(series: FigureSeries): string {
  const unit = series.kind === FigureKind.PERCENTAGE ? "per cent" : series.kind === FigureKind.FRACTION ? "a part" : series.unit;
  return [series.counted, unit && series.counted ? `(${unit})` : unit].filter(Boolean).join(" ") || "a number";
}

const plain = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

// A value at an axis.
export function axisWords(kind: FigureKind, value: number): string {
  if (kind === FigureKind.FRACTION) return `${Math.round(value * 100)}%`;
  const words = Math.abs(value) >= 1e6 ? compact.format(value) : plain.format(value);
  return kind === FigureKind.PERCENTAGE ? `${words}%` : words;
}
