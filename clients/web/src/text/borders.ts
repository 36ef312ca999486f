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

// Moves one outer border by a word. Segments that it passes go; one word at least stays.
export function moveBorder(content: Range[], borders: Borders, side: "start" | "end", step: number): Range[] {
  const first = content[0]!.start;
  const last = content.at(-1)!.end;
  if (side === "start") {
    const start = step < 0 ? borders.starts.filter((one) => one < first).at(-1) : borders.starts.find((one) => one > first);
    if (start === undefined || start >= last) return content;
    const kept = content.filter((range) => range.end > start);
    return [{ start, end: kept[0]!.end }, ...kept.slice(1)];
  }
  const end = step < 0 ? borders.ends.filter((one) => one < last).at(-1) : borders.ends.find((one) => one > last);
  if (end === undefined || end <= first) return content;
  const kept = content.filter((range) => range.start < end);
  return [...kept.slice(0, -1), { start: kept.at(-1)!.start, end }];
}
