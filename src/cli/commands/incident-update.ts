import { join } from "node:path";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { incidentOptions, incidentSaid } from "../incidents/incident-options.ts";
import { incidentAtHand } from "../incidents/open-incident-file.ts";
import type { Io } from "../io.ts";
import { putRecord, recordOptions } from "../put-record.ts";
import { withRepository } from "../with-repository.ts";
import { refuse } from "../refuse.ts";

/** Whether the commit that is checked out holds the file: from then on it may be anywhere and is never edited. */
async function isCommitted(io: Io, path: string): Promise<boolean> {
  return withRepository(io, "refuse", async (repository) => {
    const commit = await repository.resolveRef("HEAD");
    const [file] = await repository.readFiles([{ commit, path, text: false }]);
    return file !== undefined && file.blob !== null;
  });
}

async function rewrite(io: Io, path: string, text: string): Promise<ExitCode> {
  const { replaceFile } = await import("../../host/disk/write-file.ts");
  replaceFile(path, text);
  io.out(`wrote ${path}, which no commit holds yet; next: propose it in a pull request\n`);
  return 0;
}

async function update(io: Io, given: Given): Promise<ExitCode> {
  const { updateIncident } = await import("../../app/records/update-incident.ts");
  const { sheet, root, folder, file, record } = await incidentAtHand(io, given, {
    line: "incident update",
    closed: true,
  });
  const names = incidentOptions.map(({ name }) => name);
  if (!names.some((name) => given.values[name] !== undefined))
    throw new CommandError("nothing was said that could change", `--${names.join(", --")}`);
  const landed = await isCommitted(io, file.path);
  if (!landed && record.closed !== undefined)
    throw new CommandError(
      `${file.id} was closed at ${record.closed.at}, and no commit holds it yet`,
      "take `closed` out of the file",
    );
  const updated = updateIncident(sheet, { file, record, landed }, incidentSaid(io, given));
  if (!updated.ok) return refuse(io, updated.findings, { [file.path]: updated.text });
  if (updated.kind === "rewritten") return rewrite(io, join(root, file.path), updated.text);
  const again = record.closed === undefined ? "" : ", which opens the incident again";
  const next = `propose it in a pull request${again}; ${file.id} stays as it is and speaks no more once this has landed`;
  return putRecord(io, given, { draft: updated.draft, folder, next });
}

/** `incident update`: more is known about an open incident. */
export const incidentUpdate: Command = {
  name: "incident update",
  summary: "Say more about an open incident.",
  usage: "incident update ID [--store STORES] [--segment TEXT] [--from TIME] [--to TIME] [--detail TEXT] …",
  operands: true,
  about:
    "What is not named stays as it was. A closed incident whose closing does not count, as status says, is open again with the new record. A record that a commit holds is never edited: a new one replaces its scope (`amends`), and where it reaches less far the router entry's owner signs it. One that no commit holds yet is written again, its comments kept.",
  options: [...incidentOptions, ...recordOptions],
  examples: [
    {
      line: "signal-governance incident update 2026-11-20-value-drift --segment mobile --to 2026-11-21T08:00:00Z",
      says: "only mobile was hit, and until then",
    },
  ],
  run: update,
};
