// The token of a server that asks for one. Kept for this tab only.
import { createStore } from "./store";

const key = "verbatim-token";

export const tokenDialog = createStore(false);

export function currentToken(): string {
  return sessionStorage.getItem(key) ?? "";
}

export function setToken(token: string): void {
  sessionStorage.setItem(key, token.trim());
  tokenDialog.set(false);
}

// The server refused a call for want of a token.
export function tokenWanted(): void {
  tokenDialog.set(true);
}
