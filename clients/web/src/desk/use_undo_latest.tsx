import { useState } from "preact/hooks";
import type { Correction } from "../gen/verbatim/v1/correction_pb";
import { corrections } from "../data/api";
import { UndoDialog } from "./correction_log";

// Asks whether to undo the latest correction that stands.
export function useUndoLatest(onDone: () => void) {
  const [undoing, setUndoing] = useState<Correction>();
  const undoLatest = async () => {
    const latest = await corrections.listCorrections({ pageSize: 50 });
    setUndoing(latest.corrections.find((one) => one.undoTime === undefined));
  };
  const dialog = undoing && <UndoDialog correction={undoing} onDone={onDone} onClose={() => setUndoing(undefined)} />;
  return { undoLatest: () => void undoLatest(), dialog };
}
