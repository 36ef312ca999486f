import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../ui/dialog";
import { ErrorNote } from "../ui/notes";
import { lastReason, rememberName, rememberReason, rememberedName } from "./editor";

export interface Note {
  actor: string;
  reason: string;
}

// Asks who corrects and why, and what the correction itself needs; stays open when it is refused.
export function CorrectionDialog(props: {
  title: string;
  action: string;
  reason?: string;
  ready?: boolean;
  children?: ComponentChildren;
  apply: (note: Note) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}) {
  const [actor, setActor] = useState(rememberedName());
  const [reason, setReason] = useState(props.reason ?? lastReason());
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const apply = async () => {
    setBusy(true);
    setError(undefined);
    try {
      rememberName(actor.trim());
      rememberReason(reason.trim());
      await props.apply({ actor: actor.trim(), reason: reason.trim() });
      props.onDone();
      props.onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        {props.children}
        <div class="field">
          <label for="reason">Why</label>
          <input
            id="reason"
            required
            maxLength={2000}
            autocomplete="off"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="actor">Your name</label>
          <input id="actor" required maxLength={500} value={actor} onInput={(event) => setActor(event.currentTarget.value)} />
        </div>
        {error !== undefined && <ErrorNote error={error} />}
        <div class="row">
          <button class="primary" type="submit" disabled={busy || props.ready === false}>
            {props.action}
          </button>
          <button type="button" onClick={props.onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
