// The page's address is its state: every view can be linked to and reloaded.
import { createStore, useStore } from "./data/store";

export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const here = (): Place => ({
  path: location.pathname,
  query: new URLSearchParams(location.search),
  hash: location.hash.slice(1),
});

const place = createStore<Place>(here());

export function usePlace(): Place {
  return useStore(place);
}

// The path changed, and the new view has not taken the focus yet.
let arriving = false;

// True once after each change of path: for the heading that then takes the focus, so that screen
// readers read on there.
export function takeArrival(): boolean {
  const was = arriving;
  arriving = false;
  return was;
}

function move(): void {
  const next = here();
  if (next.path !== place.get().path) {
    arriving = true;
    if (!next.hash) scrollTo(0, 0);
  }
  place.set(next);
}

export function go(url: string): void {
  history.pushState(null, "", url);
  move();
}

// The address with some of its query changed; empty values are left out.
export function withQuery(changes: Record<string, string>, base: Place = here()): string {
  const query = new URLSearchParams(base.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return base.path + (text ? `?${text}` : "");
}

// Follows links of the page without loading it anew.
export function startRouter(): void {
  addEventListener("popstate", move);
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}
