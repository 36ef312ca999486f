// A quote as people cite it.
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { formatDay } from "../format";

// As it stands in running text: without the comma that a cue behind it asks for.
export function inMarks(wording: string): string {
  return `“${wording.replace(/[,\s]+$/, "")}”`;
}

export function citation(quote: Quote, first: Occurrence | undefined): string {
  const who = quote.speakers.map((speaker) => speaker.displayName).join(" or ") || "Speaker unknown";
  const words = quote.verbatim ? inMarks(quote.wording) : `(paraphrase) ${quote.wording}`;
  if (!first) return `${who}: ${words}`;
  const where = [first.outlet, first.articleTitle, formatDay(first.publishTime)].filter(Boolean).join(", ");
  return `${who}: ${words} First known in: ${where}, ${first.articleUrl}`;
}
