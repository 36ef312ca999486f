// What the Find view asks for, as its address says it.
import { timestampFromDate, type Timestamp } from "@bufbuild/protobuf/wkt";
import { QuoteOrder } from "../gen/verbatim/v1/quote_service_pb";
import { StatementKind } from "../gen/verbatim/v1/statement_pb";

export interface Filters {
  words: string;
  speaker: string;
  outlet: string;
  from: string;
  to: string;
  kind: string;
  changed: boolean;
  conflict: boolean;
  sort: string;
}

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => query.get(name) ?? "";
  return {
    words: text("q"),
    speaker: text("speaker"),
    outlet: text("outlet"),
    from: text("from"),
    to: text("to"),
    kind: text("kind"),
    changed: query.has("changed"),
    conflict: query.has("conflict"),
    sort: text("sort"),
  };
}

export const kinds: Record<string, { label: string; kind: StatementKind }> = {
  direct: { label: "Direct quotes", kind: StatementKind.DIRECT },
  mixed: { label: "Partly quoted", kind: StatementKind.MIXED },
  indirect: { label: "Paraphrases", kind: StatementKind.INDIRECT },
};

export const sorts: Record<string, { label: string; order: QuoteOrder }> = {
  relevance: { label: "Closest first", order: QuoteOrder.RELEVANCE },
  latest: { label: "Latest first", order: QuoteOrder.LATEST },
  earliest: { label: "Earliest first", order: QuoteOrder.EARLIEST },
  repeated: { label: "Most repeated first", order: QuoteOrder.MOST_REPEATED },
};

// The order when none was chosen: with words the closest, else the latest.
export function sortOf(filters: Filters): string {
  if (filters.sort in sorts) return filters.sort;
  return filters.words ? "relevance" : "latest";
}

// Midnight of a day as a date field gives it, in UTC; `after` days later. Unset for no day.
export function midnight(day: string, after: number): Timestamp | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : timestampFromDate(new Date(time + after * 86_400_000));
}

export function searchRequest(filters: Filters) {
  return {
    words: filters.words,
    speakerName: filters.speaker,
    outlet: filters.outlet,
    startTime: midnight(filters.from, 0),
    endTime: midnight(filters.to, 1),
    kind: kinds[filters.kind]?.kind,
    meaningChanged: filters.changed,
    attributionConflict: filters.conflict,
    order: sorts[sortOf(filters)]!.order,
  };
}

// Each filter that narrows the list, in words, with the parameter that holds it.
export function activeFilters(filters: Filters): { name: string; label: string }[] {
  const active: { name: string; label: string }[] = [];
  if (filters.speaker) active.push({ name: "speaker", label: `speaker “${filters.speaker}”` });
  if (filters.outlet) active.push({ name: "outlet", label: `outlet “${filters.outlet}”` });
  if (filters.from) active.push({ name: "from", label: `from ${filters.from}` });
  if (filters.to) active.push({ name: "to", label: `until ${filters.to}` });
  if (filters.kind) active.push({ name: "kind", label: kinds[filters.kind]?.label.toLowerCase() ?? filters.kind });
  if (filters.changed) active.push({ name: "changed", label: "changed in meaning" });
  if (filters.conflict) active.push({ name: "conflict", label: "conflicting attribution" });
  return active;
}
