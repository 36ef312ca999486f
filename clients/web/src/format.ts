// Dates, numbers and names for people.
import { timestampDate, type Timestamp } from "@bufbuild/protobuf/wkt";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});
const number = new Intl.NumberFormat("en-GB");

export function dateOf(time: Timestamp | undefined): Date | undefined {
  return time && timestampDate(time);
}

// "15 Feb 2023"; the server's days are UTC.
export function formatDay(time: Timestamp | Date | undefined): string {
  if (!time) return "date unknown";
  return day.format(time instanceof Date ? time : timestampDate(time));
}

export function formatMoment(time: Timestamp | Date | undefined): string {
  if (!time) return "time unknown";
  const date = time instanceof Date ? time : timestampDate(time);
  // Midnight is what a date without a time of day becomes.
  if (date.getTime() % 86_400_000 === 0) return formatDay(date);
  return `${moment.format(date)} UTC`;
}

export function count(n: number | bigint, one: string, many = `${one}s`): string {
  return `${number.format(n)} ${Number(n) === 1 ? one : many}`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

// "https://example.org/live/x" as people read it.
export function shortUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
