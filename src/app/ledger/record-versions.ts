import type { Evidence } from "../../model/evidence.ts";
import type { FileText, Sha } from "../../model/change.ts";
import type { RecordState } from "../../model/record.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { evidencePaths } from "../../evidence/record-numbers.ts";
import type { BlobEntry, LineHistory } from "../../port/line-history.ts";
import type { Repository, WantedFile } from "../../port/repository.ts";
import { evidenceOf } from "../gate/collect-evidence.ts";
import type { PlacedCommit } from "./judge-landings.ts";
import type { StoredVersion } from "./line-state.ts";
import { recordState } from "../gate/record-state.ts";
import { isEvidencePath, isRecordPath } from "../sheet/sheet-paths.ts";

/** What one commit did to one record file; `entry` null: it is gone. */
interface RecordTouch {
  readonly path: string;
  readonly entry: BlobEntry | null;
  readonly position: number;
  readonly commit: Sha;
  readonly author: string;
  /** Evidence files that came with it. */
  readonly brought: ReadonlyMap<string, BlobEntry>;
}

/** Takes the commits of a line in order and gives back what they did to records. */
export interface RecordCollector {
  readonly add: (placed: PlacedCommit) => void;
  readonly end: () => Promise<readonly (readonly [path: string, version: StoredVersion])[]>;
}

type Source = Pick<Repository, "readFiles"> & Pick<LineHistory, "readBlobs">;

const blobsAtOnce = 64;

function touchesOf({ commit, position }: PlacedCommit): readonly RecordTouch[] {
  const paths = new Set(commit.files.flatMap(namesOf).filter(isRecordPath));
  if (paths.size === 0) return [];
  const sides = commit.files.flatMap((file) =>
    file.sides.after === null ? [] : [[file.path, file.sides.after] as const],
  );
  const after = new Map(sides);
  const brought = new Map(sides.filter(([path]) => isEvidencePath(path)));
  const { author } = commit;
  return [...paths].map((path) => ({
    path,
    entry: after.get(path) ?? null,
    position,
    commit: commit.commit,
    author,
    brought,
  }));
}

async function readInParts(source: Source, entries: readonly BlobEntry[]): Promise<readonly FileText[]> {
  const texts: FileText[] = [];
  for (let at = 0; at < entries.length; at += blobsAtOnce) {
    texts.push(...(await source.readBlobs(entries.slice(at, at + blobsAtOnce))));
  }
  return texts;
}

/** The evidence of one version as its commit holds it: most of it comes with the record, the rest stands in the tree. */
async function evidenceFor(
  source: Source,
  touch: RecordTouch,
  state: RecordState | null,
): Promise<readonly Evidence[]> {
  if (state?.state !== "valid") return [];
  const paths = [...new Set(evidencePaths(state.record).filter(isEvidencePath))].sort();
  const came = paths.flatMap((path) => {
    const entry = touch.brought.get(path);
    return entry === undefined ? [] : [{ path, entry }];
  });
  const older = paths.filter((path) => !touch.brought.has(path));
  const texts = came.length === 0 ? [] : await source.readBlobs(came.map(({ entry }) => entry));
  const wanted: readonly WantedFile[] = older.map((path) => ({ commit: touch.commit, path, text: true }));
  const read = wanted.length === 0 ? [] : await source.readFiles(wanted);
  return [
    ...came.map(({ path, entry }, at) => evidenceOf({ path, blob: entry.id, content: texts[at] ?? { missing: true } })),
    ...read.flatMap((file) => (file.blob === null ? [] : [evidenceOf({ ...file, blob: file.blob })])),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function versionsOf(source: Source, touches: readonly RecordTouch[]): ReturnType<RecordCollector["end"]> {
  const texts = (
    await readInParts(
      source,
      touches.flatMap(({ entry }) => entry ?? []),
    )
  ).values();
  const versions: (readonly [string, StoredVersion])[] = [];
  for (const touch of touches) {
    const { path, entry, position, commit, author } = touch;
    const content = entry === null ? null : (texts.next().value ?? { missing: true as const });
    const state = entry === null || content === null ? null : recordState({ path, blob: entry.id, content });
    const evidence = await evidenceFor(source, touch, state);
    versions.push([path, { commit, position, author, state, evidence }]);
  }
  return versions;
}

/** Collects the versions of every file of `governance/records/`; a rename ends one and begins another. */
export function createRecordCollector(source: Source): RecordCollector {
  const touches: RecordTouch[] = [];
  return {
    add: (placed) => void touches.push(...touchesOf(placed)),
    end: () => versionsOf(source, touches),
  };
}
