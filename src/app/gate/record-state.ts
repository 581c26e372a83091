import type { FileText, Sha } from "../../model/change.ts";
import type { RecordState } from "../../model/record.ts";
import { parseRecord } from "../../sheet/records/parse-record.ts";
import { unreadableFile } from "../sheet/unreadable-file.ts";

/** A record from its file as one commit holds it; one that can't be read is broken. */
export function recordState(file: {
  readonly path: string;
  readonly blob: Sha;
  readonly content: FileText;
}): RecordState {
  const { path, blob, content } = file;
  if (!("text" in content)) return { blob, state: "broken", kind: null, findings: unreadableFile(file) };
  const parsed = parseRecord(path, content.text);
  return parsed.ok
    ? { blob, state: "valid", record: parsed.record }
    : { blob, state: "broken", kind: parsed.kind, findings: parsed.findings };
}
