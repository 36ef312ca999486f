// A quote as people cite it, and as schema.org has it.
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { SpeakerKind } from "../gen/verbatim/v1/speaker_pb";
import { dateOf, formatDay, isoDay } from "../format";

export function citation(quote: Quote, first: Occurrence | undefined): string {
  const who = quote.speakers.map((speaker) => speaker.displayName).join(" or ") || "Speaker unknown";
  const words = quote.verbatim ? `“${quote.wording.replace(/[,\s]+$/, "")}”` : `(paraphrase) ${quote.wording}`;
  if (!first) return `${who}: ${words}`;
  const where = [first.outlet, first.articleTitle, formatDay(first.publishTime)].filter(Boolean).join(", ");
  return `${who}: ${words} First known in: ${where}, ${first.articleUrl}`;
}

const typeOf = (kind: SpeakerKind) => (kind === SpeakerKind.PERSON ? "Person" : "Organization");

// https://schema.org/Quotation: one quote, whoever is credited, and where it appeared.
export function jsonLd(quote: Quote, occurrences: Occurrence[]): string {
  const creators = quote.speakers.map((speaker) => ({ "@type": typeOf(speaker.kind), name: speaker.displayName }));
  const articles = new Map(occurrences.map((occurrence) => [occurrence.articleUrl, occurrence]));
  return JSON.stringify(
    {
      "@context": "https://schema.org",
      "@type": "Quotation",
      identifier: quote.name,
      text: quote.wording,
      creator: creators.length === 1 ? creators[0] : creators,
      ...(quote.firstPublishTime && { datePublished: isoDay(quote.firstPublishTime) }),
      isPartOf: [...articles.values()].map((occurrence) => ({
        "@type": "NewsArticle",
        url: occurrence.articleUrl,
        headline: occurrence.articleTitle,
        ...(occurrence.outlet && { publisher: { "@type": "Organization", name: occurrence.outlet } }),
        ...(occurrence.publishTime && { datePublished: dateOf(occurrence.publishTime)?.toISOString() }),
      })),
    },
    null,
    2,
  );
}
