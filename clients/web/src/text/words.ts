const word = /[\p{L}\p{N}]+/gu;

export interface Part {
  text: string;
  hit: boolean;
}

// Splits a text so that the words which a search names stand alone, as the server's search sees
// words: whole, whatever their case.
export function splitByWords(text: string, search: string): Part[] {
  const wanted = new Set((search.match(word) ?? []).map((one) => one.toLowerCase()));
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(word)) {
    if (!wanted.has(match[0].toLowerCase())) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), hit: false });
    parts.push({ text: match[0], hit: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), hit: false });
  return parts;
}

export function wordCount(text: string): number {
  return text.match(word)?.length ?? 0;
}
