import type { ComponentChildren } from "preact";
import { messageOf } from "../data/api";

// What went wrong, said aloud by screen readers, with a way to try again.
export function ErrorNote(props: { error: unknown; onRetry?: () => void }) {
  return (
    <div class="note bad" role="alert">
      <strong>That did not work.</strong> {messageOf(props.error)}
      {props.onRetry && (
        <button type="button" class="small" onClick={props.onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

// Nothing is there: why, and what to do about it.
export function Empty(props: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty stack">
      <p class="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

export function Loading() {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" /> Loading
    </p>
  );
}
