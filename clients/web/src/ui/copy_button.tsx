import { useState } from "preact/hooks";

// Copies a text, and says so.
export function CopyButton(props: { label: string; text: string }) {
  const [done, setDone] = useState("");
  return (
    <button
      type="button"
      class="small"
      onClick={async () => {
        try {
          await navigator.clipboard.writeText(props.text);
          setDone("Copied");
        } catch {
          setDone("The browser did not allow it");
        }
      }}
    >
      <span aria-live="polite">{done || props.label}</span>
    </button>
  );
}
