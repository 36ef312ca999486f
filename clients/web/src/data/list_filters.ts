// What every list narrows by, as the address says it.
import { timestampFromDate, type Timestamp } from "@bufbuild/protobuf/wkt";

export interface ListFilters {
  words: string;
  speaker: string;
  outlet: string;
  from: string;
  to: string;
}

// A filter that narrows a list, in words, with the parameter that holds it.
export interface ActiveFilter {
  name: string;
  label: string;
}

export function readListFilters(query: URLSearchParams): ListFilters {
  const text = (name: string) => query.get(name) ?? "";
  return { words: text("q"), speaker: text("speaker"), outlet: text("outlet"), from: text("from"), to: text("to") };
}

// Midnight of a day as a date field gives it, in UTC; `after` days later. Unset for no day.
export function midnight(day: string, after: number): Timestamp | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : timestampFromDate(new Date(time + after * 86_400_000));
}

export function listRequest(filters: ListFilters) {
  return {
    speakerName: filters.speaker,
    outlet: filters.outlet,
    startTime: midnight(filters.from, 0),
    endTime: midnight(filters.to, 1),
  };
}

export function activeListFilters(filters: ListFilters): ActiveFilter[] {
  const active: ActiveFilter[] = [];
  if (filters.speaker) active.push({ name: "speaker", label: `speaker “${filters.speaker}”` });
  if (filters.outlet) active.push({ name: "outlet", label: `outlet “${filters.outlet}”` });
  if (filters.from) active.push({ name: "from", label: `from ${filters.from}` });
  if (filters.to) active.push({ name: "to", label: `until ${filters.to}` });
  return active;
}
