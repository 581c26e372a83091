import type { FileText } from "../../model/change.ts";
import type { Finding } from "../../model/finding.ts";

/** That a file of the sheet's folder gives no text, and why; none where it does. */
export function unreadableFile({
  path,
  content,
}: {
  readonly path: string;
  readonly content: FileText;
}): readonly Finding[] {
  if ("text" in content) return [];
  const reason = "unreadable" in content ? content.unreadable : "missing";
  return [{ code: "file-unreadable", severity: "error", place: { file: path }, args: { reason } }];
}
