// Loading from the server inside components.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

export interface Loaded<T> {
  data?: T;
  error?: unknown;
  loading: boolean;
  reload(): void;
}

// Calls `load` whenever `key` changes. The answer for the key before stays until the new one is
// there, so that lists don't flicker; one that comes late is dropped. Null: nothing to load.
export function useLoad<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown; loading: boolean }>({ loading: key !== null });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (key === null) {
      setState({ loading: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    latest.current(abort.signal).then(
      (data) => abort.signal.aborted || setState({ data, loading: false }),
      (error) => abort.signal.aborted || setState({ error, loading: false }),
    );
    return () => abort.abort();
  }, [key, round]);
  return { ...state, reload: useCallback(() => setRound((n) => n + 1), []) };
}

export interface Paged<T> {
  items: T[];
  more: boolean;
  error?: unknown;
  loading: boolean;
  loadMore(): void;
  reload(): void;
}

interface Page<T> {
  items: T[];
  next: string;
}

// A list that the server gives page by page.
export function usePages<T>(
  key: string | null,
  loadPage: (pageToken: string, signal: AbortSignal) => Promise<Page<T>>,
): Paged<T> {
  const first = useLoad(key, (signal) => loadPage("", signal));
  const [rest, setRest] = useState<{ of?: Page<T>; items: T[]; next: string; loading: boolean; error?: unknown }>({
    items: [],
    next: "",
    loading: false,
  });
  // What was loaded after a first page belongs to that first page only.
  const current = rest.of === first.data ? rest : { items: [], next: first.data?.next ?? "", loading: false };
  const loadMore = async () => {
    const of = first.data;
    if (!of || !current.next || current.loading) return;
    setRest({ ...current, of, loading: true });
    try {
      const page = await loadPage(current.next, new AbortController().signal);
      setRest({ of, items: [...current.items, ...page.items], next: page.next, loading: false });
    } catch (error) {
      setRest({ ...current, of, loading: false, error });
    }
  };
  return {
    items: [...(first.data?.items ?? []), ...current.items],
    more: current.next !== "",
    error: first.error ?? ("error" in current ? current.error : undefined),
    loading: first.loading || current.loading,
    loadMore,
    reload: first.reload,
  };
}
