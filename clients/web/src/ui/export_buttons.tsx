import { useState } from "preact/hooks";
import { toCsv, type Row } from "../export/csv";
import { download } from "../export/download";
import { ErrorNote } from "./notes";

// A list as a file. `rows` may load what is not shown yet.
export function ExportButtons(props: { name: string; rows: () => Row[] | Promise<Row[]> }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (format: "csv" | "json") => {
    setBusy(true);
    setError(undefined);
    try {
      const rows = await props.rows();
      if (format === "csv") download(`${props.name}.csv`, "text/csv", toCsv(rows));
      else download(`${props.name}.json`, "application/json", `${JSON.stringify(rows, null, 2)}\n`);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <span class="export row" role="group" aria-label="Export this list">
      <button type="button" class="small" disabled={busy} onClick={() => save("csv")}>
        CSV
      </button>
      <button type="button" class="small" disabled={busy} onClick={() => save("json")}>
        JSON
      </button>
      {error !== undefined && <ErrorNote error={error} />}
    </span>
  );
}
