// Cuts a text into pieces where statements begin and end, so that each can be shown with what
// covers it. Statements may overlap: a piece then belongs to several, the shortest first, and the
// shortest is the one that a click means.
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";

export type Role = "content" | "cue" | "source";

export interface Range {
  start: number;
  end: number;
  statement: number; // index into the article's occurrences
  role: Role;
}

export interface Piece {
  text: string;
  ranges: Range[]; // empty: no statement
  starts: number[]; // statements whose content begins here
}

export interface Paragraph {
  heading: boolean;
  pieces: Piece[];
  starts: number[];
}

export function rangesOf(occurrences: Occurrence[]): Range[] {
  const ranges: Range[] = [];
  occurrences.forEach((occurrence, statement) => {
    const add = (span: { start: number; end: number } | undefined, role: Role) => {
      if (span && span.start < span.end) ranges.push({ start: span.start, end: span.end, statement, role });
    };
    for (const segment of occurrence.statement?.content ?? []) add(segment.span, "content");
    add(occurrence.statement?.cue, "cue");
    add(occurrence.statement?.source, "source");
  });
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

// The paragraphs from `start` to `end`, a line each. `ranges` must be sorted by start; `heading` is
// where the entry's heading stands.
export function paragraphsOf(
  text: string,
  start: number,
  end: number,
  heading: { start: number; end: number } | undefined,
  ranges: Range[],
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const begun = new Set<number>();
  for (let line = start; line < end; ) {
    const newline = text.indexOf("\n", line);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    if (text.slice(line, lineEnd).trim()) {
      const inside = overlapping(ranges, line, lineEnd);
      const isHeading = heading !== undefined && heading.start < heading.end && line <= heading.start && heading.end <= lineEnd;
      const pieces = cut(text, line, lineEnd, inside, begun);
      paragraphs.push({ heading: isHeading, pieces, starts: pieces.flatMap((piece) => piece.starts) });
    }
    line = lineEnd + 1;
  }
  return paragraphs;
}

// Ranges are few per line, and none is longer than a statement: the search begins a little before.
function overlapping(ranges: Range[], start: number, end: number): Range[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start < end) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let i = low - 1; i >= 0 && found.length + (low - i) < 4000; --i) {
    const range = ranges[i]!;
    if (range.end > start) found.push(range);
  }
  return found.reverse();
}

function cut(text: string, start: number, end: number, ranges: Range[], begun: Set<number>): Piece[] {
  const borders = new Set([start, end]);
  for (const range of ranges) {
    borders.add(Math.max(start, range.start));
    borders.add(Math.min(end, range.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; ++i) {
    const [from, to] = [sorted[i]!, sorted[i + 1]!];
    const covering = ranges
      .filter((range) => range.start <= from && range.end >= to)
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    const starts: number[] = [];
    for (const range of covering) {
      if (range.role !== "content" || begun.has(range.statement)) continue;
      begun.add(range.statement);
      starts.push(range.statement);
    }
    pieces.push({ text: text.slice(from, to), ranges: covering, starts });
  }
  return pieces;
}
