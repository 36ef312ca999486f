import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { isTyping } from "../keys";

// A list worked through by keys: j and k choose a row, which gets the focus; those of `actions` act
// on it, those of `always` whether there is one or not.
export function useListKeys<T>(
  items: T[],
  actions: Record<string, (item: T) => void>,
  always: Record<string, () => void> = {},
) {
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const latest = useRef({ items, actions, always, chosen });
  latest.current = { items, actions, always, chosen };
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const now = latest.current;
      const at = Math.min(now.chosen, now.items.length - 1);
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step !== 0 && now.items.length > 0) {
        const next = Math.min(Math.max(at + step, 0), now.items.length - 1);
        setChosen(next);
        const row = list.current?.children[next] as HTMLElement | undefined;
        row?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: "nearest" });
        return;
      }
      now.always[event.key]?.();
      const item = now.items[at];
      const act = now.actions[event.key];
      if (item === undefined || !act) return;
      event.preventDefault();
      act(item);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return { list, chosen: Math.min(chosen, items.length - 1), choose: setChosen };
}
