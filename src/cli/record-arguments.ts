import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { RetestRun, RunTrouble } from "../app/records/retest-answers.ts";
import type { WrittenContaminated } from "../model/written.generated.ts";
import type { Given, Option } from "./command.ts";
import { CommandError } from "./command-error.ts";
import type { Io } from "./io.ts";
import { pastInstant } from "./argv/past-instant.ts";

/** The option that names a retest's outcome; it repeats. */
export const retestOption: Option = {
  name: "retest",
  value: "RETEST=EVIDENCE",
  repeats: true,
  summary: "a retest that passed: a file or an https link, with @TIME where no sample says when; repeat for more",
};

/** The option that says what stays unusable; it repeats. */
export const contaminatedOption: Option = {
  name: "contaminated",
  value: "SPAN",
  repeats: true,
  summary: "what stays unusable for good: FROM..TO, or FROM..TO,SEGMENT, or none; repeat for more",
};

/** The retests that a command line says have passed; paths become paths from the root of the repository. */
export function retestRuns(io: Io, given: Given, root: string): readonly RetestRun[] {
  return (given.lists["retest"] ?? []).map((text) => {
    const [, retest = "", shown = "", time] = /^([^=]+)=(.+?)(?:@(now|\d{4}-\d\d-\d\d[Tt ][^@]*))?$/u.exec(text) ?? [];
    if (retest === "")
      throw new CommandError(
        `--retest takes RETEST=EVIDENCE, not ${JSON.stringify(text)}`,
        "--retest order-sample=governance/evidence/2026-11-22-order-sample.yml",
      );
    const at = time === undefined ? null : pastInstant(io, time);
    return { retest, evidence: shown.startsWith("https://") ? shown : pathFromRoot(io, root, shown), at };
  });
}

function pathFromRoot(io: Io, root: string, path: string): string {
  const here = resolve(io.directory, path);
  const file = existsSync(here) ? here : join(root, path);
  const inside = relative(root, file).split(sep).join("/");
  if (existsSync(file) && !inside.startsWith("../")) return inside;
  throw new CommandError(`there is no evidence ${path}`, "name a file of this repository, or an https link");
}

/** What a command line says stays unusable; null: nothing was said. */
export function contaminatedSpans(io: Io, given: Given): WrittenContaminated | null {
  const said = given.lists["contaminated"] ?? [];
  if (said.length === 0) return null;
  if (said.length === 1 && said[0] === "none") return "none";
  return said.map((text) => {
    const [, first, last, segment] = /^(.+?)\.\.([^,]+)(?:,(.+))?$/u.exec(text) ?? [];
    if (first === undefined || last === undefined)
      throw new CommandError(
        `--contaminated takes FROM..TO, not ${JSON.stringify(text)}`,
        "--contaminated 2026-11-20T14:10:00Z..2026-11-21T08:00:00Z,mobile, or none alone",
      );
    const [from, to] = [pastInstant(io, first), pastInstant(io, last)];
    if (Date.parse(from) > Date.parse(to))
      throw new CommandError(`${from} comes after ${to}`, "--contaminated takes the earlier moment first");
    return segment === undefined ? { from, to } : { from, to, segment };
  });
}

/** Tells why a run can't be written down. */
export function runError(trouble: Exclude<RunTrouble, { readonly trouble: "broken" }>): CommandError {
  switch (trouble.trouble) {
    case "unknown-retest":
      return new CommandError(
        `the sheet has no retest named ${JSON.stringify(trouble.retest)}`,
        `known: ${trouble.known.join(", ")}`,
      );
    case "no-time":
      return new CommandError(
        `${trouble.evidence} does not say when ${trouble.retest} was run`,
        `--retest ${trouble.retest}=${trouble.evidence}@2026-11-22T09:00:00Z, or a sample under governance/evidence/`,
      );
    case "two-times":
      return new CommandError(
        `${trouble.evidence} says itself when it was taken`,
        `--retest ${trouble.retest}=${trouble.evidence}, without a time`,
      );
    case "other-retest":
      return new CommandError(
        `${trouble.evidence} answers ${trouble.answers}, not ${trouble.retest}`,
        `--retest ${trouble.answers}=${trouble.evidence}`,
      );
  }
}
