import { byteOrderMark, toCsv, type Row } from "../export/csv";
import { exported } from "../export/server_export";
import { ExportFormat } from "../gen/verbatim/v1/export_service_pb";
import { SaveButtons } from "./save_buttons";

const label = "Export this list";

// A list as a file. `rows` may load what is not shown yet.
export function ExportButtons(props: { name: string; rows: () => Row[] | Promise<Row[]> }) {
  const { name, rows } = props;
  return (
    <SaveButtons
      label={label}
      saves={[
        { label: "CSV", name: `${name}.csv`, type: "text/csv", load: async () => toCsv(await rows()) },
        {
          label: "JSON",
          name: `${name}.json`,
          type: "application/json",
          load: async () => `${JSON.stringify(await rows(), null, 2)}\n`,
        },
      ]}
    />
  );
}

// The occurrences of an article, a quote or a speaker, by its name, as the server exports them.
export function OccurrenceExport(props: { of: { article: string } | { quote: string } | { speaker: string } }) {
  const name = Object.values(props.of).join("").replace("/", "-");
  const load = (format: ExportFormat) => exported({ format, ...props.of });
  return (
    <SaveButtons
      label={label}
      saves={[
        {
          label: "CSV",
          name: `${name}.csv`,
          type: "text/csv",
          load: async () => byteOrderMark + (await load(ExportFormat.CSV)),
        },
        { label: "JSON Lines", name: `${name}.jsonl`, type: "application/jsonl", load: () => load(ExportFormat.JSON_LINES) },
        {
          label: "Web Annotation",
          name: `${name}.annotations.jsonld`,
          type: "application/ld+json",
          load: () => load(ExportFormat.WEB_ANNOTATION),
        },
      ]}
    />
  );
}
