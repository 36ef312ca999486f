// What the Find view asks for, as its address says it.
import { QuoteOrder } from "../gen/verbatim/v1/quote_service_pb";
import { activeListFilters, listRequest, readListFilters, type ActiveFilter, type ListFilters } from "../data/list_filters";
import { StatementKind } from "../gen/verbatim/v1/statement_pb";

export interface Filters extends ListFilters {
  kind: string;
  changed: boolean;
  conflict: boolean;
  sort: string;
}

export function readFilters(query: URLSearchParams): Filters {
  return {
    ...readListFilters(query),
    kind: query.get("kind") ?? "",
    changed: query.has("changed"),
    conflict: query.has("conflict"),
    sort: query.get("sort") ?? "",
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

export function searchRequest(filters: Filters) {
  return {
    ...listRequest(filters),
    words: filters.words,
    kind: kinds[filters.kind]?.kind,
    meaningChanged: filters.changed,
    attributionConflict: filters.conflict,
    order: sorts[sortOf(filters)]!.order,
  };
}

export function activeFilters(filters: Filters): ActiveFilter[] {
  const active = activeListFilters(filters);
  if (filters.kind) active.push({ name: "kind", label: kinds[filters.kind]?.label.toLowerCase() ?? filters.kind });
  if (filters.changed) active.push({ name: "changed", label: "changed in meaning" });
  if (filters.conflict) active.push({ name: "conflict", label: "conflicting attribution" });
  return active;
}
