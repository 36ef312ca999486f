// A quote as people cite it.
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { formatDay } from "../format";

export function citation(quote: Quote, first: Occurrence | undefined): string {
  const who = quote.speakers.map((speaker) => speaker.displayName).join(" or ") || "Speaker unknown";
  const words = quote.verbatim ? `“${quote.wording.replace(/[,\s]+$/, "")}”` : `(paraphrase) ${quote.wording}`;
  if (!first) return `${who}: ${words}`;
  const where = [first.outlet, first.articleTitle, formatDay(first.publishTime)].filter(Boolean).join(", ");
  return `${who}: ${words} First known in: ${where}, ${first.articleUrl}`;
}
