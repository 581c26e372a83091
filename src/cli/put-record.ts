import type { Draft } from "../app/records/compose-record.ts";
import type { ExitCode, Given, Option } from "./command.ts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";
import { refuse } from "./refuse.ts";

/** The options of every command that writes a record. */
export const recordOptions: readonly Option[] = [
  { name: "out", value: "FILE", summary: "write here instead of governance/records/; - prints it" },
  { name: "link", value: "REPO", summary: "print a link to GitHub's editor, filled in, instead of writing a file" },
];

/** A draft with the folder of its sheet, and what is to be done with the file, for people. */
export interface Outgoing {
  readonly draft: Draft;
  /** Absolute path of the folder that holds the sheet. */
  readonly folder: string;
  readonly next: string;
}

/** Puts a record where the command line wants it: a new file, standard output, or a link. A draft that does not hold is told and never written. */
export async function putRecord(io: Io, given: Given, { draft, folder, next }: Outgoing): Promise<ExitCode> {
  if (!draft.ok) return refuse(io, draft.findings, { [draft.path]: draft.text });
  const { out, link } = given.values;
  if (link !== undefined) io.out(`${await recordLink(io, link, draft)}\n`);
  else if (out === "-") io.out(draft.text);
  else io.out(`wrote ${await writeRecord(io, { draft, folder, out })}; next: ${next}\n`);
  return 0;
}

type Ready = Extract<Draft, { readonly ok: true }>;

interface Written {
  readonly draft: Ready;
  readonly folder: string;
  readonly out: string | undefined;
}

/** Writes a record where asked, or to the first free name in the sheet's records; says where, for people. Nothing is overwritten. */
export async function writeRecord(io: Io, { draft: { stem, text }, folder, out }: Written): Promise<string> {
  const { writeNewFile } = await import("./write-new-file.ts");
  return writeNewFile(io, { folder, among: "records", stem, text, out });
}

async function recordLink(io: Io, target: string, { stem, text }: Ready): Promise<string> {
  const { recordPath } = await import("../app/sheet/sheet-paths.ts");
  const { newFileLink } = await import("../report/record-link.ts");
  const found = /^([\w.-]+\/[\w.-]+)(?:@([\w./-]+))?$/u.exec(target);
  if (found === null)
    throw new CommandError(
      `--link takes OWNER/REPO or OWNER/REPO@BRANCH, not ${JSON.stringify(target)}`,
      "--link northwind/store@main",
    );
  const link = newFileLink({
    server: (io.env["GITHUB_SERVER_URL"] ?? "https://github.com").replace(/\/+$/u, ""),
    repository: found[1] ?? "",
    branch: found[2] ?? "main",
    path: recordPath(stem),
    content: text,
  });
  if (link !== null) return link;
  throw new CommandError("the record is too long for a link", "shorten its texts, or write the file without --link");
}
