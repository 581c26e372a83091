import type { ChangedFile } from "../../../model/change.ts";
import { fields, someText, type Fields } from "../client/answer.ts";

/** A file of a comparison or a pull request in our words: GitHub's `copied` is an addition, `changed` (mode or type) a modification. */
export function changedFile(value: unknown): ChangedFile {
  const file = fields(value, "files");
  const path = pathAt(file, "filename");
  switch (someText(file["status"], "file.status")) {
    case "added":
    case "copied":
      return { status: "added", path, old_path: null };
    case "removed":
      return { status: "removed", path, old_path: null };
    case "renamed":
      return { status: "renamed", path, old_path: pathAt(file, "previous_filename") };
    default:
      return { status: "modified", path, old_path: null };
  }
}

function pathAt(file: Fields, key: "filename" | "previous_filename"): string {
  return someText(file[key], `file.${key}`);
}
