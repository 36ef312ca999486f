// Where words of a text begin and end, for people who move the borders of a statement.

export interface Range {
  start: number;
  end: number;
}

export interface Borders {
  starts: number[]; // of runs without spaces, in order
  ends: number[];
}

// How far from the content text is shown, in UTF-16 units, cut at the paragraph's border.
const shownAround = 600;

// The paragraphs that hold the content, cut where they are very long, within `around`.
export function paragraphsAround(text: string, around: Range, content: Range[]): Range {
  const first = content[0]!.start;
  const last = content.at(-1)!.end;
  const newline = text.lastIndexOf("\n", first - 1);
  const next = text.indexOf("\n", last);
  return {
    start: Math.max(around.start, first - shownAround, newline + 1),
    end: Math.min(around.end, last + shownAround, next < 0 ? text.length : next),
  };
}

export function bordersOf(text: string, shown: Range): Borders {
  const borders: Borders = { starts: [], ends: [] };
  for (const word of text.slice(shown.start, shown.end).matchAll(/\S+/g)) {
    borders.starts.push(shown.start + word.index);
    borders.ends.push(shown.start + word.index + word[0].length);
  }
  return borders;
}

export interface Border {
  part: number; // of the content
  side: "start" | "end";
}

// Moves a border by a word. An outer one may pass whole parts, which then go; an inner one stays
// between its neighbours. A word of each part that stays is left.
export function moveBorder(content: Range[], borders: Borders, { part, side }: Border, step: number): Range[] {
  const range = content[part]!;
  const words = side === "start" ? borders.starts : borders.ends;
  const to = step < 0 ? words.filter((one) => one < range[side]).at(-1) : words.find((one) => one > range[side]);
  if (to === undefined) return content;
  if (side === "start" && part === 0) {
    const kept = content.filter((one) => one.end > to);
    return kept.length === 0 ? content : [{ start: to, end: kept[0]!.end }, ...kept.slice(1)];
  }
  if (side === "end" && part === content.length - 1) {
    const kept = content.filter((one) => one.start < to);
    return kept.length === 0 ? content : [...kept.slice(0, -1), { start: kept.at(-1)!.start, end: to }];
  }
  const before = content[part - 1]?.end ?? 0;
  const after = content[part + 1]?.start ?? Infinity;
  const moved = { ...range, [side]: to };
  if (moved.start >= moved.end || moved.start < before || moved.end > after) return content;
  return content.map((one, index) => (index === part ? moved : one));
}
