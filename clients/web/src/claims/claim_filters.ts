// What the list of claims asks for, as its address says it.
import { midnight } from "../views/find_filters";

export interface ClaimFilters {
  words: string;
  speaker: string;
  outlet: string;
  from: string;
  to: string;
  changed: boolean;
  denied: boolean;
}

export function readClaimFilters(query: URLSearchParams): ClaimFilters {
  const text = (name: string) => query.get(name) ?? "";
  return {
    words: text("q"),
    speaker: text("speaker"),
    outlet: text("outlet"),
    from: text("from"),
    to: text("to"),
    changed: query.has("changed"),
    denied: query.has("denied"),
  };
}

export function claimsRequest(filters: ClaimFilters) {
  return {
    query: filters.words,
    speakerName: filters.speaker,
    outlet: filters.outlet,
    startTime: midnight(filters.from, 0),
    endTime: midnight(filters.to, 1),
    figuresChanged: filters.changed,
    denied: filters.denied,
  };
}

// Each filter that narrows the list, in words, with the parameter that holds it.
export function activeClaimFilters(filters: ClaimFilters): { name: string; label: string }[] {
  const active: { name: string; label: string }[] = [];
  if (filters.speaker) active.push({ name: "speaker", label: `speaker “${filters.speaker}”` });
  if (filters.outlet) active.push({ name: "outlet", label: `outlet “${filters.outlet}”` });
  if (filters.from) active.push({ name: "from", label: `from ${filters.from}` });
  if (filters.to) active.push({ name: "to", label: `until ${filters.to}` });
  if (filters.changed) active.push({ name: "changed", label: "a figure that changed" });
  if (filters.denied) active.push({ name: "denied", label: "somebody who denies it" });
  return active;
}
