// Who corrects, and why: kept for the next correction.
const nameKey = "verbatim-editor";
const reasonKey = "verbatim-reason";

export function rememberedName(): string {
  return localStorage.getItem(nameKey) ?? "";
}

export function rememberName(name: string): void {
  localStorage.setItem(nameKey, name);
}

export function lastReason(): string {
  return sessionStorage.getItem(reasonKey) ?? "";
}

export function rememberReason(reason: string): void {
  sessionStorage.setItem(reasonKey, reason);
}
