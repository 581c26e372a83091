import { join } from "node:path";
import type { ReleasedChange } from "../../app/records/write-release.ts";
import { commaList } from "../argv/comma-list.ts";
import type { ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { loadSheet } from "../load-sheet.ts";
import { pastInstant } from "../argv/past-instant.ts";
import { putRecord } from "../put-record.ts";
import { withRepository } from "../with-repository.ts";
import { recordsOf } from "../records-of.ts";

/** `declare --released COMMIT|RECORD --at TIME`: what was merged, or changed elsewhere, went live. */
export async function declareRelease(io: Io, given: Given, what: string): Promise<ExitCode> {
  const at = given.values["at"];
  if (at === undefined)
    throw new CommandError("--released needs the time at which it went live", "--at 2026-11-21T08:00:00Z");
  const released_at = pastInstant(io, at);
  const loaded = loadSheet(io);
  const file = (await recordsOf(loaded)).find(({ id, path }) => id === what || path === what);
  if (file === undefined) return releaseCommits(io, given, { what, released_at });
  const { releaseChange } = await import("../../app/records/write-release.ts");
  const { replaceFile } = await import("../../host/disk/write-file.ts");
  const named = ["signals", "store", "out", "link"].find((name) => given.values[name] !== undefined);
  if (named !== undefined)
    throw new CommandError(`--${named} does not go with a record that stands already`, "only --at is added to it");
  const released = releaseChange(loaded.sheet, file, released_at);
  if (!released.ok) return refused(file.id, released.why);
  replaceFile(join(loaded.root, file.path), released.text);
  io.out(`added released_at to ${file.path}; next: propose it in a pull request, which the signals' owners sign\n`);
  return 0;
}

async function releaseCommits(
  io: Io,
  given: Given,
  { what, released_at }: { readonly what: string; readonly released_at: string },
): Promise<ExitCode> {
  const { writeRelease } = await import("../../app/records/write-release.ts");
  const { sheet, folder } = loadSheet(io);
  const draft = await withRepository(io, "refuse", async (repository) =>
    writeRelease({ repository, tip: await repository.resolveRef("HEAD"), now: io.now().toISOString() }, sheet, {
      through: await repository.resolveRef(what),
      released_at,
      signals: commaList(given, "signals"),
      stores: commaList(given, "store"),
    }),
  );
  return putRecord(io, given, { draft, folder, next: "propose it in a pull request, which the signals' owners sign" });
}

function refused(id: string, why: Extract<ReleasedChange, { readonly ok: false }>["why"]): never {
  switch (why) {
    case "broken":
      throw new CommandError(`${id} can't be read`, "signal-governance lint says why");
    case "other-kind":
      throw new CommandError(`${id} is no outside change`, "only a change record takes released_at");
    case "released":
      throw new CommandError(`${id} says already when it went live`, "a landed record is never edited; amend it");
    case "before":
      throw new CommandError(`${id} happened after that moment`, "a change can't go live before it was made");
  }
}
