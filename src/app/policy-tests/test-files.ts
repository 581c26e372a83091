import type { ChangedFile, FileText, Sha } from "../../model/change.ts";
import type { WrittenTestCase, WrittenTestFile } from "../../model/written.generated.ts";
import { hashOf } from "../../firing/fingerprint.ts";

/** A changed file of a test with its texts on both sides. */
export interface TestedFile {
  readonly file: ChangedFile;
  readonly before: FileText;
  readonly after: FileText;
}

/** Stands in for the blob id of a text: equal texts have equal ids. */
export function blobOf(text: string): Sha {
  return hashOf(text).padEnd(40, "0");
}

/** The files that a test changes, as the host would list them. */
export function testFiles({ change = {} }: WrittenTestCase): readonly TestedFile[] {
  return Object.entries(change).map(([path, written]) => testedFile(path, written));
}

/** One word stands for a file whose text says nothing to any condition: only its name does. */
function testedFile(path: string, written: WrittenTestFile): TestedFile {
  if (typeof written !== "string") return withText(path, written);
  const [before, after] = [blobOf(`before ${path}`), blobOf(`after ${path}`)];
  const nothing = { text: "" };
  const status = written === "edited" ? "modified" : written === "added" ? "added" : "removed";
  return {
    file: {
      status,
      path,
      old_path: null,
      before: status === "added" ? null : before,
      after: status === "removed" ? null : after,
    },
    before: status === "added" ? { missing: true } : nothing,
    after: status === "removed" ? { missing: true } : nothing,
  };
}

function withText(path: string, written: Exclude<WrittenTestFile, string>): TestedFile {
  const { old_path = null } = written;
  const before = written.before ?? (old_path === null ? null : (written.after ?? ""));
  const after = written.after ?? (old_path === null ? null : (written.before ?? ""));
  return changedFile({ path, old_path, before, after });
}

/** A file with its texts before and after; null: it does not exist there. */
export function changedFile(given: {
  readonly path: string;
  readonly old_path: string | null;
  readonly before: string | null;
  readonly after: string | null;
}): TestedFile {
  const { path, old_path, before, after } = given;
  const status = old_path !== null ? "renamed" : before === null ? "added" : after === null ? "removed" : "modified";
  return {
    file: {
      status,
      path,
      old_path,
      before: before === null ? null : blobOf(before),
      after: after === null ? null : blobOf(after),
    },
    before: before === null ? { missing: true } : { text: before },
    after: after === null ? { missing: true } : { text: after },
  };
}
