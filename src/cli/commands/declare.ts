import { join, resolve } from "node:path";
import type { Command, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { parseInstant } from "../parse-instant.ts";

function names(list: string | undefined): readonly string[] {
  return (list ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
}

async function recordOf(
  io: Io,
  given: Given,
): Promise<{ readonly stem: string; readonly text: string; readonly folder: string }> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { declareChange } = await import("../../app/declare-change.ts");
  const { nearestName } = await import("../../app/nearest-name.ts");
  if (given.paths.length === 0)
    throw new CommandError(
      "declare needs the trigger that the change fires",
      "signal-governance declare TRIGGER --at TIME",
    );
  const at = given.values["at"];
  if (at === undefined)
    throw new CommandError(
      "declare needs the time of the change, because the pause counts from it",
      "--at 2026-11-20T14:10:00Z, or --at now",
    );
  const { sheet, folder } = loadSheet(io);
  const declared = declareChange(sheet, {
    triggers: [...new Set(given.paths)],
    happened_at: parseInstant(at, io.now()),
    stores: names(given.values["store"]),
    detail: given.values["detail"] ?? null,
    by: given.values["by"] ?? null,
  });
  if (declared.ok) return { ...declared, folder };
  const meant = nearestName(declared.name, declared.known);
  const hint = meant === null ? `known: ${declared.known.join(", ") || "none"}` : `did you mean ${meant}?`;
  const what = declared.unknown === "trigger" ? "trigger that can be declared" : "store";
  throw new CommandError(`the sheet has no ${what} named ${JSON.stringify(declared.name)}`, hint);
}

/** Writes the record where asked, or to the first free name in the sheet's records; says where, for people. */
async function writeRecord(io: Io, given: Given): Promise<string> {
  const { stem, text, folder } = await recordOf(io, given);
  const { createFile } = await import("../../host/disk/write-file.ts");
  const out = given.values["out"];
  if (out === "-") return text;
  if (out !== undefined) {
    const path = resolve(io.directory, out);
    if (createFile(path, text)) return `wrote ${path}; next: propose it in a pull request\n`;
    throw new CommandError(`${path} exists already`, "records are never overwritten; choose another --out");
  }
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.yml` : `${stem}-${number}.yml`;
    if (!createFile(join(folder, "records", name), text)) continue;
    return `wrote governance/records/${name}; next: propose it in a pull request, which nothing holds\n`;
  }
}

async function recordLink(io: Io, given: Given, target: string): Promise<string> {
  const { newFileLink } = await import("../../report/record-link.ts");
  const found = /^([\w.-]+\/[\w.-]+)(?:@([\w./-]+))?$/u.exec(target);
  if (found === null)
    throw new CommandError(
      `--link takes OWNER/REPO or OWNER/REPO@BRANCH, not ${JSON.stringify(target)}`,
      "--link northwind/store@main",
    );
  const { stem, text } = await recordOf(io, given);
  const link = newFileLink({
    server: (io.env["GITHUB_SERVER_URL"] ?? "https://github.com").replace(/\/+$/u, ""),
    repository: found[1] ?? "",
    branch: found[2] ?? "main",
    path: `governance/records/${stem}.yml`,
    content: text,
  });
  if (link === null)
    throw new CommandError("the record is too long for a link", "shorten --detail, or write the file without --link");
  return `${link}\n`;
}

/** `declare`: a record of a change made outside the repository. */
export const declare: Command = {
  name: "declare",
  summary: "Record a change made outside the repository.",
  usage: "declare TRIGGER… --at TIME [--store STORES] [--detail TEXT] [--link OWNER/REPO[@BRANCH]]",
  about:
    "Conclusions that rest on what the change can break are paused from the time it happened. A new record is never held by the gate: declaring danger is not slowed.",
  options: [
    { name: "at", value: "TIME", summary: "when it happened, with its offset: 2026-11-20T14:10:00+01:00, or now" },
    { name: "store", value: "STORES", summary: "only these stores, with commas between; all of them without" },
    { name: "detail", value: "TEXT", summary: "what was changed" },
    { name: "by", value: "TEXT", summary: "who did it, in words" },
    { name: "out", value: "FILE", summary: "write here instead of governance/records/DATE-TRIGGER.yml; - prints it" },
    { name: "link", value: "REPO", summary: "print a link to GitHub's editor, filled in, instead of writing a file" },
  ],
  examples: [
    {
      line: 'signal-governance declare payment-app --at now --detail "Klarna switched on in the admin"',
      says: "writes governance/records/…-payment-app.yml",
    },
    {
      line: "signal-governance declare theme --at 2026-11-20T14:10:00Z --link northwind/store",
      says: "a link for someone without a checkout",
    },
  ],
  run: async (io, given) => {
    const target = given.values["link"];
    io.out(await (target === undefined ? writeRecord(io, given) : recordLink(io, given, target)));
    return 0;
  },
};
