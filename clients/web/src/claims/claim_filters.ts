// What the list of claims asks for, as its address says it.
import { activeListFilters, listRequest, readListFilters, type ActiveFilter, type ListFilters } from "../data/list_filters";

export interface ClaimFilters extends ListFilters {
  changed: boolean;
  denied: boolean;
}

export function readClaimFilters(query: URLSearchParams): ClaimFilters {
  return { ...readListFilters(query), changed: query.has("changed"), denied: query.has("denied") };
}

export function claimsRequest(filters: ClaimFilters) {
  return {
    ...listRequest(filters),
    query: filters.words,
    figuresChanged: filters.changed,
    denied: filters.denied,
  };
}

export function activeClaimFilters(filters: ClaimFilters): ActiveFilter[] {
  const active = activeListFilters(filters);
  if (filters.changed) active.push({ name: "changed", label: "a figure that changed" });
  if (filters.denied) active.push({ name: "denied", label: "somebody who denies it" });
  return active;
}
