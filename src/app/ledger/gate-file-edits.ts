import type { Sha } from "../../model/change.ts";
import { namesOf } from "../../firing/both-sides.ts";
import { belongsToGate, mayBeGateFile } from "../../gate/requirements/gate-file-requirements.ts";
import type { BlobEntry, LineFile, LineHistory } from "../../port/line-history.ts";
import type { PlacedCommit } from "./judge-landings.ts";
import type { GateFileEdit } from "./line-state.ts";

/** Takes the commits of a line in order and gives back what they did to the gate's own files. */
export interface GateFileCollector {
  readonly add: (placed: PlacedCommit) => void;
  readonly end: () => Promise<readonly GateFileEdit[]>;
}

interface Touch extends Pick<GateFileEdit, "commit" | "position" | "author"> {
  readonly file: LineFile;
}

type Source = Pick<LineHistory, "readBlobs">;

async function gateBlob(source: Source, path: string, entry: BlobEntry | null): Promise<Sha | null> {
  if (entry === null || !mayBeGateFile(path)) return null;
  const [text = { missing: true as const }] = await source.readBlobs([entry]);
  return belongsToGate(path, { [path]: text }) ? entry.id : null;
}

async function editOf(source: Source, { file, ...origin }: Touch): Promise<GateFileEdit | null> {
  const old = file.old_path ?? file.path;
  const before = await gateBlob(source, old, file.sides.before);
  const after = await gateBlob(source, file.path, file.sides.after);
  if (before === after) return null;
  return { path: after === null ? old : file.path, ...origin, before, after };
}

/** Collects the edits of workflows that name the gate and of CODEOWNERS, told apart as the gate does in a pull request. */
export function createGateFileCollector(source: Source): GateFileCollector {
  const touches: Touch[] = [];
  return {
    add: ({ commit, position, sheets }) => {
      // Before there was a sheet nobody was to be asked.
      if (sheets.length === 0) return;
      const files = commit.files.filter((file) => namesOf(file).some(mayBeGateFile));
      touches.push(...files.map((file) => ({ file, commit: commit.commit, position, author: commit.author })));
    },
    end: async () => {
      const edits: GateFileEdit[] = [];
      for (const touch of touches) {
        const edit = await editOf(source, touch);
        if (edit !== null) edits.push(edit);
      }
      return edits;
    },
  };
}
