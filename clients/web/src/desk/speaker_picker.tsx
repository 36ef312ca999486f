import { useState } from "preact/hooks";
import type { Speaker } from "../gen/verbatim/v1/speaker_pb";
import { speakers } from "../data/api";
import { useLoad } from "../data/load";
import { count } from "../format";
import { speakerKindLabel } from "../text/labels";

// Picks a speaker of the registry by part of a name. `suggested` is looked for at first.
export function SpeakerPicker(props: {
  suggested: string;
  except?: string;
  chosen: string;
  nobody?: boolean;
  onChoose: (name: string) => void;
}) {
  const [typed, setTyped] = useState(props.suggested);
  const found = useLoad(typed.trim() ? `pick ${typed.trim()}` : null, (signal) =>
    speakers.listSpeakers({ speakerName: typed.trim(), pageSize: 8 }, { signal }),
  );
  const offered = (found.data?.speakers ?? []).filter((one: Speaker) => one.name !== props.except && !one.mergedInto);
  const option = (value: string, name: string, about: string) => (
    <label class="option">
      <input type="radio" name="speaker" checked={props.chosen === value} onChange={() => props.onChoose(value)} />
      <span>
        {name} <span class="soft small">{about}</span>
      </span>
    </label>
  );
  return (
    <fieldset class="picker stack">
      <legend class="label">Speaker</legend>
      <input
        aria-label="Part of the speaker's name"
        type="text"
        role="searchbox"
        placeholder="Part of a name"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="options" aria-live="polite">
        {offered.map((speaker) =>
          option(
            speaker.name,
            speaker.displayName,
            `${speakerKindLabel[speaker.kind]}, ${count(speaker.occurrenceCount, "statement")}`,
          ),
        )}
        {found.data && offered.length === 0 && <p class="soft small">No speaker has this in the name.</p>}
        {props.nobody && option("", "Nobody known", "the article does not say")}
      </div>
    </fieldset>
  );
}
