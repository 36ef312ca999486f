import { useState } from "preact/hooks";
import type { Speaker } from "../gen/verbatim/v1/speaker_pb";
import { corrections } from "../data/api";
import { count } from "../format";
import { CorrectionDialog } from "./correction_dialog";

// Moves statements of a speaker to a new one: two people of one name, or somebody else's words.
export function SplitDialog(props: { speaker: Speaker; occurrences: string[]; onDone: () => void; onClose: () => void }) {
  const { speaker, occurrences } = props;
  const [newName, setNewName] = useState(speaker.displayName);
  return (
    <CorrectionDialog
      title={`Move ${count(occurrences.length, "statement")} to a new speaker`}
      action="Split"
      ready={newName.trim() !== ""}
      apply={(note) => corrections.splitSpeaker({ speaker: speaker.name, occurrences, newName: newName.trim(), ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <div class="field">
        <label for="split-name">The new speaker's name; two may have the same</label>
        <input id="split-name" required value={newName} onInput={(event) => setNewName(event.currentTarget.value)} />
      </div>
    </CorrectionDialog>
  );
}
