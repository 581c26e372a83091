import type { Change, ChangedFile, FileText } from "../../model/change.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Weakened } from "../../model/weakened.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { fileFact } from "../../firing/file-fact.ts";
import { askedRequirement, type AskedRequirement } from "./asked-requirement.ts";

const codeowners = /^(?:\.github\/|docs\/)?CODEOWNERS$/;
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const gateWorkflow = /signal-governance|signal[-_]gate/i;

/** Paths whose text tells whether they belong to the gate; the host reads them. */
export function gateFilesToRead(files: readonly ChangedFile[]): readonly string[] {
  return files.flatMap((file) => namesOf(file).filter((path) => workflow.test(path)));
}

/** Changed CODEOWNERS and gate workflows: they belong to the policy's owner. Removing one, or the gate from it, asks for less. */
export function gateFileRequirements(
  sheet: Sheet,
  change: Change,
): { readonly requirements: readonly AskedRequirement[]; readonly weakened: readonly Weakened[] } {
  const touched = change.files.filter((file) => isGateFile(file, change)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const removed = touched.filter((file) => file.status === "removed" || !belongsToGate(file.path, change.texts.after));
  const requirements = touched.map((file) => {
    const kind = removed.includes(file) ? "weakening" : "sheet-change";
    const id = kind === "weakening" ? (file.old_path ?? file.path) : file.path;
    return askedRequirement(change.branch, {
      key: `${kind}:${id}`,
      kind,
      id,
      owners: [sheet.policy.owner],
      triggers: [],
      rule: null,
      facts: [fileFact(file)],
      retest: null,
      broken: null,
    });
  });
  return {
    requirements,
    weakened: removed.map((file) => ({
      entry: file.old_path ?? file.path,
      what: "gate-file-removed",
      detail: file.path,
    })),
  };
}

function isGateFile(file: ChangedFile, change: Change): boolean {
  return namesOf(file).some(
    (path) => belongsToGate(path, change.texts.before) || belongsToGate(path, change.texts.after),
  );
}

/** Whether a file at this path can belong to the gate. */
export function mayBeGateFile(path: string): boolean {
  return codeowners.test(path) || workflow.test(path);
}

/** Whether it does: CODEOWNERS, or a workflow whose text names the gate. */
export function belongsToGate(path: string, texts: Readonly<Record<string, FileText>>): boolean {
  return codeowners.test(path) || (workflow.test(path) && mentionsGate(entryOf(texts, path)));
}

function mentionsGate(content: FileText | undefined): boolean {
  if (content === undefined) return true;
  if ("missing" in content) return false;
  return "unreadable" in content || gateWorkflow.test(content.text);
}
