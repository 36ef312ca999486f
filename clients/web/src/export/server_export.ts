// What the server exports, for a file: it knows the formats, docs/export.md describes them.
import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ExportRecordsRequestSchema } from "../gen/verbatim/v1/export_service_pb";
import { exports } from "../data/api";

const piece = 1000;

// All of an export that is one file. Ids of linked data are this page's own addresses.
export async function exported(request: MessageInitShape<typeof ExportRecordsRequestSchema>): Promise<string> {
  const parts: string[] = [];
  let pageToken = "";
  do {
    const answer = await exports.exportRecords({
      ...request,
      pageSize: piece,
      pageToken,
      iriPrefix: `${location.origin}/`,
    });
    parts.push(...answer.files.map((file) => file.content));
    pageToken = answer.nextPageToken;
  } while (pageToken);
  return parts.join("");
}
