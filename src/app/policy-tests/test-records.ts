import type { RecordChange, RecordState } from "../../model/record.ts";
import type { RecordFile, WrittenTestCase, WrittenTestRecord } from "../../model/written.generated.ts";
import { recordText } from "../../sheet/records/record-text.ts";
import { recordPath } from "../sheet/sheet-paths.ts";
import { blobOf, changedFile, type TestedFile } from "./test-files.ts";

/** The records that a test's change adds, edits or deletes, with their files. */
export function testRecords({ records = {} }: WrittenTestCase): {
  readonly records: readonly RecordChange[];
  readonly changed: readonly TestedFile[];
} {
  const touched = Object.entries(records).filter(([, { proposed, deleted }]) => proposed !== undefined || deleted);
  return {
    records: touched.map(([id, record]) => recordChange(id, record)),
    changed: touched.map(([id, { landed, proposed }]) =>
      changedFile({ path: recordPath(id), old_path: null, before: textOf(landed), after: textOf(proposed) }),
    ),
  };
}

function recordChange(id: string, { landed, proposed, through_landed = true }: WrittenTestRecord): RecordChange {
  const asks = proposed?.kind === "resume" || proposed?.kind === "release";
  return {
    id,
    path: recordPath(id),
    before: stateOf(landed),
    after: stateOf(proposed),
    ancestor: asks ? through_landed : null,
  };
}

function textOf(record: RecordFile | undefined): string | null {
  return record === undefined ? null : recordText(record);
}

function stateOf(record: RecordFile | undefined): RecordState | null {
  return record === undefined ? null : { blob: blobOf(recordText(record)), state: "valid", record };
}
