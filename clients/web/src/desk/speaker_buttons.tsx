import { useState } from "preact/hooks";
import type { Speaker } from "../gen/verbatim/v1/speaker_pb";
import { corrections } from "../data/api";
import { CorrectionDialog } from "./correction_dialog";
import { SpeakerPicker } from "./speaker_picker";

export function RenameSpeakerButton(props: { speaker: Speaker; onDone: () => void }) {
  const { speaker } = props;
  const [open, setOpen] = useState(false);
  const [newName, setNewName] = useState(speaker.displayName);
  return (
    <>
      <button type="button" class="small" onClick={() => setOpen(true)}>
        Rename
      </button>
      {open && (
        <CorrectionDialog
          title={`Rename ${speaker.displayName}`}
          action="Rename"
          ready={newName.trim() !== "" && newName.trim() !== speaker.displayName}
          apply={(note) => corrections.renameSpeaker({ speaker: speaker.name, newName: newName.trim(), ...note })}
          onDone={props.onDone}
          onClose={() => setOpen(false)}
        >
          <div class="field">
            <label for="new-name">New name</label>
            <input id="new-name" required value={newName} onInput={(event) => setNewName(event.currentTarget.value)} />
          </div>
        </CorrectionDialog>
      )}
    </>
  );
}

export function MergeSpeakersButton(props: { speaker: Speaker; onDone: () => void }) {
  const { speaker } = props;
  const [open, setOpen] = useState(false);
  const [into, setInto] = useState("");
  return (
    <>
      <button type="button" class="small" onClick={() => setOpen(true)}>
        Merge into another
      </button>
      {open && (
        <CorrectionDialog
          title={`${speaker.displayName} is the same as`}
          action="Merge"
          ready={into !== ""}
          apply={(note) => corrections.mergeSpeakers({ speaker: speaker.name, into, ...note })}
          onDone={props.onDone}
          onClose={() => setOpen(false)}
        >
          <SpeakerPicker
            suggested={speaker.displayName.split(" ").at(-1) ?? ""}
            except={speaker.name}
            chosen={into}
            onChoose={setInto}
          />
        </CorrectionDialog>
      )}
    </>
  );
}
