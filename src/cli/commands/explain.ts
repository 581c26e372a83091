import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { Command, ExitCode, Given } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { Io } from "../io.ts";
import { withRepository } from "../with-repository.ts";

/** How codes of findings are written. */
const codeLike = /^[a-z]+(?:-[a-z]+)+$/u;

async function explainWholeTree(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { explainTree } = await import("../../app/sheet/explain-tree.ts");
  const { treeText } = await import("../../report/explanation-text.ts");
  const { sheet } = loadSheet(io, given.values["sheet"]);
  return withRepository(io, "too-large", async (repository) => {
    const commit = await repository.resolveRef(given.values["at"] ?? "HEAD");
    const explanation = await explainTree(repository, sheet, commit);
    io.out(
      given.switches.has("json")
        ? `${JSON.stringify({ version: 1, ...explanation }, null, 2)}\n`
        : treeText(explanation),
    );
    return explanation.uncovered.length > 0 ? 1 : 0;
  });
}

/** A path as the sheet's globs see it, from the root of the repository: git writes them so in a sub-folder, too. */
function fromRoot(io: Io, root: string, path: string): string {
  if (!existsSync(resolve(io.directory, path)) && existsSync(join(root, path))) return path;
  const inside = relative(root, resolve(io.directory, path));
  return inside.startsWith("..") ? path : inside.split(sep).join("/");
}

/** The text of a file in the working tree; null where there is none that can be read. */
function textIn(root: string): (file: string) => string | null {
  return (file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return null;
    }
  };
}

/** A word that is neither a path here nor a code, but nearly a code, was most likely meant as one. */
async function refuseMistyped(io: Io, word: string): Promise<void> {
  if (!codeLike.test(word) || existsSync(resolve(io.directory, word))) return;
  const { findingPages } = await import("../../report/finding-pages/finding-messages.ts");
  const { nearestName } = await import("../../app/sheet/nearest-name.ts");
  const meant = nearestName(word, Object.keys(findingPages));
  if (meant === null) return;
  throw new CommandError(`there is no file and no finding ${JSON.stringify(word)}`, `did you mean ${meant}?`);
}

async function explainSome(io: Io, given: Given): Promise<ExitCode> {
  const { loadSheet } = await import("../load-sheet.ts");
  const { explainPaths } = await import("../../app/sheet/explain-paths.ts");
  const { pathsText } = await import("../../report/explanation-text.ts");
  const { inertTerminal } = await import("../../report/inert/inert-terminal.ts");
  const { requirePath } = await import("../require-path.ts");
  const { sheet, root } = loadSheet(io, given.values["sheet"]);
  for (const word of given.paths) requirePath(word, { directory: io.directory, sheet });
  const paths = given.values["sheet"] === undefined ? given.paths.map((path) => fromRoot(io, root, path)) : given.paths;
  const absent = paths.filter((path) => !existsSync(join(root, path)));
  if (absent.length > 0)
    io.err(`no such file here, so that names alone are judged: ${inertTerminal(absent.join(", "))}\n`);
  const reports = explainPaths(sheet, paths, textIn(root));
  io.out(
    given.switches.has("json") ? `${JSON.stringify({ version: 1, paths: reports }, null, 2)}\n` : pathsText(reports),
  );
  return 0;
}

async function explainCode(io: Io, word: string): Promise<boolean> {
  const { explainCode: pageOf } = await import("../../report/finding-pages/finding-messages.ts");
  const page = pageOf(word);
  if (page !== null) io.out(page);
  return page !== null;
}

/** `explain`: what an edit of a file would fire, what a finding means, or what a sheet means for a whole tree. */
export const explain: Command = {
  name: "explain",
  summary: "Say which triggers a path would fire, what a finding means, or what nothing covers.",
  usage: "explain [PATH… | CODE] [--sheet DIR] [--at REV] [--json]",
  operands: true,
  about:
    "Without a path it reads a whole commit: files that look like tracking and are covered by no trigger (exit code 1), and globs that match no file.",
  options: [
    { name: "at", value: "REV", summary: "the commit whose tree is read; HEAD without" },
    { name: "sheet", value: "DIR", summary: "use the sheet in this folder" },
    { name: "json", summary: "the same as JSON" },
  ],
  examples: [
    { line: "signal-governance explain", says: "what looks like tracking and is not covered" },
    { line: "signal-governance explain layout/theme.liquid package.json", says: "before editing them" },
    { line: "signal-governance explain unknown-signal", says: "what a finding means and how to mend it" },
  ],
  run: async (io, given) => {
    const [first, ...rest] = given.paths;
    if (first === undefined) return explainWholeTree(io, given);
    if (rest.length === 0 && codeLike.test(first) && (await explainCode(io, first))) return 0;
    await refuseMistyped(io, first);
    return explainSome(io, given);
  },
};
