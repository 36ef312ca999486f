import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

// A modal dialog of the browser's own: it holds the focus, and Escape closes it. The focus goes back
// to where it was, if that is still there.
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="dialog stack">
        <h2 id="dialog-title">{props.title}</h2>
        {props.children}
        <button type="button" class="plain close" aria-label="Close" title="Close (Esc)" onClick={() => dialog.current?.close()}>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
          </svg>
        </button>
      </div>
    </dialog>
  );
}
