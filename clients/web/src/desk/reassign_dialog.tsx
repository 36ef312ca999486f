import { useState } from "preact/hooks";
import type { Occurrence } from "../gen/verbatim/v1/occurrence_pb";
import { corrections } from "../data/api";
import { CorrectionDialog } from "./correction_dialog";
import { SpeakerPicker } from "./speaker_picker";

// Says whose words an occurrence holds.
export function ReassignDialog(props: { occurrence: Occurrence; onDone: () => void; onClose: () => void }) {
  const { occurrence } = props;
  const speaker = occurrence.statement?.speaker;
  const suggested = speaker?.displayName || speaker?.candidates[0]?.displayName || occurrence.statement?.source?.text || "";
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <CorrectionDialog
      title="Whose words are these?"
      action="Change the speaker"
      ready={chosen !== null}
      apply={(note) => corrections.reassignOccurrence({ occurrence: occurrence.name, speaker: chosen ?? "", ...note })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p class="wording small-wording">{occurrence.wording}</p>
      <SpeakerPicker suggested={suggested} chosen={chosen ?? "none"} nobody onChoose={setChosen} />
    </CorrectionDialog>
  );
}

// Confirms the speaker that was found: a correction that names the same one.
export function AcceptDialog(props: { occurrence: Occurrence; onDone: () => void; onClose: () => void }) {
  const { occurrence } = props;
  const speaker = occurrence.statement?.speaker;
  return (
    <CorrectionDialog
      title={speaker?.displayName ? `Is it ${speaker.displayName}?` : "Does the article leave it open?"}
      action="Accept"
      reason="Checked, it is right"
      apply={(note) =>
        corrections.reassignOccurrence({ occurrence: occurrence.name, speaker: speaker?.speaker ?? "", ...note })
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <p class="wording small-wording">{occurrence.wording}</p>
    </CorrectionDialog>
  );
}
