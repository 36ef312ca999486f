import { useState } from "preact/hooks";
import { download } from "../export/download";
import { ErrorNote } from "./notes";

// One way in which something can be had as a file.
export interface Save {
  label: string;
  name: string;
  type: string;
  load: () => Promise<string>;
}

// Buttons that make files; what they hold may have to be loaded first.
export function SaveButtons(props: { label: string; saves: Save[] }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async ({ name, type, load }: Save) => {
    setBusy(true);
    setError(undefined);
    try {
      download(name, type, await load());
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <span class="export row" role="group" aria-label={props.label}>
      {props.saves.map((one) => (
        <button type="button" class="small" disabled={busy} onClick={() => save(one)}>
          {one.label}
        </button>
      ))}
      {error !== undefined && <ErrorNote error={error} />}
    </span>
  );
}
