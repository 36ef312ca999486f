import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

// A list of which some are marked to be split off: Space marks one, Enter goes on with those marked.
// `picked` null: nothing is to be split.
export function Picking(props: {
  picked: Set<string> | null;
  rows: number;
  about: string;
  action: string;
  onPicked: () => void;
  children: ComponentChildren;
}) {
  const form = useRef<HTMLFormElement>(null);
  const picking = props.picked !== null;
  useEffect(() => {
    if (picking && props.rows > 0) form.current?.querySelector<HTMLElement>("input[type=checkbox]")?.focus();
  }, [picking, props.rows > 0]);
  return (
    <form
      ref={form}
      class="picking stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onPicked();
      }}
    >
      {props.picked && (
        <p class="note row">
          <span>
            {props.about} <kbd>Space</kbd> marks, <kbd>Enter</kbd> goes on.
          </span>
          <button type="submit" class="small push" disabled={props.picked.size === 0}>
            {props.action}
          </button>
        </p>
      )}
      {props.children}
    </form>
  );
}
