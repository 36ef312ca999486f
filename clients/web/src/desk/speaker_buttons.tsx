import { useState } from "preact/hooks";
import type { Speaker } from "../gen/verbatim/v1/speaker_pb";
import { corrections } from "../data/api";
import { CorrectionDialog } from "./correction_dialog";
import { SpeakerPicker } from "./speaker_picker";

export function RenameSpeakerDialog(props: { speaker: Speaker; onDone: () => void; onClose: () => void }) {
  const { speaker } = props;
  const [newName, setNewName] = useState(speaker.displayName);
  return (
    <CorrectionDialog
      title={`Rename ${speaker.displayName}`}
      action="Rename"
      ready={newName.trim() !== "" && newName.trim() !== speaker.displayName}
      apply={(note) => corrections.renameSpeaker({ speaker: speaker.name, newName: newName.trim(), ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <div class="field">
        <label for="new-name">New name</label>
        <input id="new-name" required value={newName} onInput={(event) => setNewName(event.currentTarget.value)} />
      </div>
    </CorrectionDialog>
  );
}

// Makes one speaker of this and another.
export function MergeSpeakersDialog(props: {
  name: string;
  displayName: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { name, displayName } = props;
  const [into, setInto] = useState("");
  return (
    <CorrectionDialog
      title={`${displayName} is the same as`}
      action="Merge"
      ready={into !== ""}
      apply={(note) => corrections.mergeSpeakers({ speaker: name, into, ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <SpeakerPicker suggested={displayName.split(" ").at(-1) ?? ""} except={name} chosen={into} onChoose={setInto} />
    </CorrectionDialog>
  );
}
