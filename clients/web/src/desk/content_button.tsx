import { useState } from "preact/hooks";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { ContentDialog } from "./content_dialog";
import { useListKeys } from "./use_list_keys";

export function ContentButton(props: { occurrence: Occurrence; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  useListKeys([], {}, { w: () => setOpen(true) });
  return (
    <>
      <button type="button" class="small" aria-keyshortcuts="w" onClick={() => setOpen(true)}>
        Change the words
      </button>
      {open && <ContentDialog occurrence={props.occurrence} onDone={props.onDone} onClose={() => setOpen(false)} />}
    </>
  );
}
