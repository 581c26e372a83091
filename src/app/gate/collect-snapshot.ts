import type { Change, ChangedFile, FileText } from "../../model/change.ts";
import type { Policies, Snapshot } from "../../model/facts.ts";
import type { Conversation } from "../../port/conversation.ts";
import type { Comparison, Repository, WantedFile } from "../../port/repository.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { wantedReads } from "../../firing/wanted-reads.ts";
import { gateFilesToRead } from "../../gate/requirements/gate-file-requirements.ts";
import { validSheets } from "./applied-sheets.ts";
import { collectEvidence } from "./collect-evidence.ts";
import type { SheetTexts } from "../sheet/collect-policies.ts";
import { collectRecords } from "./collect-records.ts";
import { indexReads, keyOf, type FileReads } from "./file-reads.ts";
import { proposedSheet } from "./proposed-sheet.ts";
import { isEvidencePath, isRecordPath } from "../sheet/sheet-paths.ts";

interface Query {
  readonly conversation: Conversation;
  readonly comparison: Comparison;
  readonly policies: Policies;
  readonly texts: SheetTexts;
}

/** Reads one head of the change: the blobs and texts that some sheet's conditions ask for, its records and evidence. */
export async function collectSnapshot(repository: Repository, query: Query): Promise<Snapshot> {
  const { conversation, comparison, policies, texts } = query;
  const { proposed, conflicts } = proposedSheet(conversation, comparison, texts);
  const { merge_base } = comparison;
  const head = conversation.head;
  const wanted = filesToRead(query, wantedReads(validSheets(policies, proposed), comparison.files));
  const read = indexReads(await repository.readFiles(wanted));
  const change: Change = {
    branch: conversation.branch,
    base: conversation.base,
    merge_base,
    head,
    files: comparison.files.map((file) =>
      withBlobs(file, (commit, path) => read.get(keyOf(commit, path))?.blob, { merge_base, head }),
    ),
    texts: {
      before: textsAt(wanted.filter(at(merge_base)), read, namesBefore(comparison.files)),
      after: textsAt(wanted.filter(at(head)), read, namesAfter(comparison.files)),
    },
  };
  const records = await collectRecords(repository, { change, base: conversation.base, read });
  const evidence = await collectEvidence(repository, { change, records, read });
  return { change, proposed, conflicts, records, evidence };
}

function filesToRead(
  { conversation, comparison }: Query,
  reads: ReturnType<typeof wantedReads>,
): readonly WantedFile[] {
  const { files, merge_base } = comparison;
  const governed = files
    .filter((file) => namesOf(file).some((path) => path.startsWith("governance/") || /CODEOWNERS$/.test(path)))
    .flatMap(namesOf);
  const spoken = files
    .filter((file) => namesOf(file).some((path) => isRecordPath(path) || isEvidencePath(path)))
    .flatMap(namesOf);
  const gate = gateFilesToRead(files);
  const names = new Map(files.map((file) => [file.path, namesOf(file)]));
  const blobs = [...reads.blobs.flatMap((path) => names.get(path) ?? [path]), ...governed, ...gate];
  const side = (commit: string, withText: readonly string[]): readonly WantedFile[] => {
    const texts = new Set([...withText, ...gate, ...spoken]);
    return [...new Set([...blobs, ...texts])].sort().map((path) => ({ commit, path, text: texts.has(path) }));
  };
  return [...side(merge_base, reads.before), ...side(conversation.head, reads.after)];
}

function at(commit: string): (file: WantedFile) => boolean {
  return (file) => file.commit === commit;
}

function namesBefore(files: readonly ChangedFile[]): ReadonlySet<string> {
  return new Set(files.filter(({ status }) => status !== "added").map(({ path, old_path }) => old_path ?? path));
}

function namesAfter(files: readonly ChangedFile[]): ReadonlySet<string> {
  return new Set(files.filter(({ status }) => status !== "removed").map(({ path }) => path));
}

/**
 * Texts for conditions. A file that the change lists on this side and that was not found was not read: it is left out, and
 * conditions fire on what is left out. Records and evidence are none of theirs, and may hold what must not be kept.
 */
function textsAt(
  wanted: readonly WantedFile[],
  reads: FileReads,
  listed: ReadonlySet<string>,
): Readonly<Record<string, FileText>> {
  const texts = wanted
    .filter(({ text, path }) => text && !isRecordPath(path) && !isEvidencePath(path))
    .map(({ commit, path }) => [path, reads.get(keyOf(commit, path))?.content ?? { missing: true as const }] as const);
  return Object.fromEntries(texts.filter(([path, content]) => !("missing" in content && listed.has(path))));
}

function withBlobs(
  file: ChangedFile,
  blobAt: (commit: string, path: string) => string | null | undefined,
  { merge_base, head }: Pick<Change, "merge_base" | "head">,
): ChangedFile {
  const before =
    file.status === "added" ? null : (file.before ?? blobAt(merge_base, file.old_path ?? file.path) ?? undefined);
  const after = file.status === "removed" ? null : (file.after ?? blobAt(head, file.path) ?? undefined);
  const { status, path, old_path } = file;
  return {
    status,
    path,
    old_path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
