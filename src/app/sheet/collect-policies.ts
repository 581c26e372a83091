import type { Sha } from "../../model/change.ts";
import type { Policies, SheetState } from "../../model/facts.ts";
import type { Conversation } from "../../port/conversation.ts";
import type { Comparison, Repository, SheetText } from "../../port/repository.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { parseSheet } from "../../sheet/parse-sheet.ts";
import { isSheetPath } from "./sheet-paths.ts";
import { unreadableFile } from "./unreadable-file.ts";

/** The sheet's files at each commit that was read. */
export type SheetTexts = ReadonlyMap<Sha, readonly SheetText[]>;

/** Reads the sheets that decide: at the tip of the base, and at a merge group's own base; where there is none, at the default branch. */
export async function readDecidingSheets(repository: Repository, conversation: Conversation): Promise<SheetTexts> {
  const { base, compare_base, branch, default_branch } = conversation;
  const texts = await readSheetsAt(repository, [...new Set([base, compare_base])]);
  const elsewhere = default_branch !== null && default_branch.name !== branch && texts.get(base)?.length === 0;
  return elsewhere ? new Map([...texts, ...(await readSheetsAt(repository, [default_branch.sha]))]) : texts;
}

interface EditedSheets {
  readonly head: Sha;
  readonly comparison: Comparison;
  /** What was read before. */
  readonly known: SheetTexts;
}

/** Adds the sheet at both ends of a change that edits it. */
export async function readEditedSheets(
  repository: Repository,
  { head, comparison, known }: EditedSheets,
): Promise<SheetTexts> {
  const edits = comparison.files.some((file) => namesOf(file).some(isSheetPath));
  const commits = edits ? [comparison.merge_base, head].filter((commit) => !known.has(commit)) : [];
  return commits.length === 0 ? known : new Map([...known, ...(await readSheetsAt(repository, commits))]);
}

async function readSheetsAt(repository: Repository, commits: readonly Sha[]): Promise<SheetTexts> {
  const sheets = await repository.readSheets(commits);
  return new Map(
    commits.map((commit, index) => [commit, (sheets[index] ?? []).filter((file) => isSheetPath(file.path))]),
  );
}

/** The sheets that decide, none of them from the change itself. A listed branch without a sheet uses the default branch's. */
export function collectPolicies(
  { base, compare_base, branch, default_branch }: Conversation,
  texts: SheetTexts,
): Policies {
  const stateAt = (commit: Sha): SheetState => sheetState(commit, texts.get(commit) ?? []);
  const own = stateAt(base);
  const shared = own.state === "absent" && default_branch !== null ? stateAt(default_branch.sha) : own;
  return {
    base: listsBranch(shared, branch) ? shared : own,
    group: compare_base === base ? null : stateAt(compare_base),
  };
}

/** A sheet that can't be read may list any branch. */
function listsBranch(state: SheetState, branch: string): boolean {
  if (state.state !== "valid") return state.state === "broken";
  return Object.values(state.sheet.stores).some(({ branches }) => branches.includes(branch));
}

/** Parses the sheet's files of one commit; none at all is `absent`, one that can't be read is `broken`. */
export function sheetState(
  commit: Sha,
  files: readonly SheetText[],
  readText?: Parameters<typeof parseSheet>[1],
): SheetState {
  if (files.length === 0) return { state: "absent", commit };
  const unreadable = files.flatMap(unreadableFile);
  const parsed = parseSheet(
    files.flatMap(({ path, content }) => ("text" in content ? [{ path, text: content.text }] : [])),
    readText,
  );
  // What is there and can't be read is not missing as well.
  const there = new Set(unreadable.map(({ place }) => place?.file));
  const said = parsed.findings.filter(({ code, place }) => code !== "file-missing" || !there.has(place?.file));
  const findings = [...unreadable, ...said];
  if (parsed.ok && unreadable.length === 0) return { state: "valid", commit, sheet: parsed.sheet, findings };
  const { policy_owner, owners } = parsed.ok
    ? { policy_owner: parsed.sheet.policy.owner, owners: parsed.sheet.owners }
    : parsed;
  return { state: "broken", commit, findings, policy_owner, owners };
}
