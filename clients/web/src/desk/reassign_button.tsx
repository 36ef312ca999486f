import { useState } from "preact/hooks";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { ReassignDialog } from "./reassign_dialog";
import { useListKeys } from "./use_list_keys";

export function ReassignButton(props: { occurrence: Occurrence; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  useListKeys([], {}, { s: () => setOpen(true) });
  return (
    <>
      <button type="button" class="small" aria-keyshortcuts="s" onClick={() => setOpen(true)}>
        Change the speaker
      </button>
      {open && <ReassignDialog occurrence={props.occurrence} onDone={props.onDone} onClose={() => setOpen(false)} />}
    </>
  );
}
