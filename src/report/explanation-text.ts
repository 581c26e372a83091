import type { PathReport, PossibleFiring, TreeExplanation, UncoveredFile } from "../model/explanation.ts";
import type { ConditionKind } from "../model/firing.ts";
import { inertTerminal } from "./inert/inert-terminal.ts";
import { counted } from "./in-words.ts";

const needWords: Readonly<Partial<Record<ConditionKind, string>>> = {
  content: "a changed line matches",
  dependency: "one of these packages changed version:",
  "shopify-extension": "its extension is one of",
  "app-embed": "one of these app embeds was switched or reconfigured:",
  "gtm-container": "tags, triggers or variables of these names changed:",
};

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.join(", ");
}

function firingLines(one: PossibleFiring): readonly string[] {
  const where = one.pattern === null ? "by the kind of file" : `its name matches ${inertTerminal(one.pattern)}`;
  const when = one.needs.map((need) => `    and only if ${needWords[need] ?? need}`);
  const asks = one.retests.before_merge.length === 0 ? "" : `; before the merge: ${list(one.retests.before_merge)}`;
  const after = one.resume === "at-merge" ? "" : "; what rests on them stays paused until it is resumed";
  return [
    `  ${one.trigger}  ${inertTerminal(one.title)}`,
    `    ${where}`,
    ...when,
    ...(one.needs.length === 0 ? [] : one.looks_for.map((text) => `      ${inertTerminal(text)}`)),
    `    at risk: ${list(one.touches)}${asks}${after}`,
  ];
}

/** Which triggers an edit of each path could fire, and what would follow. */
export function pathsText(reports: readonly PathReport[]): string {
  const blocks = reports.map(({ path, firings }) =>
    firings.length === 0
      ? [`${inertTerminal(path)}: no trigger watches it`]
      : [inertTerminal(path), ...firings.flatMap(firingLines)],
  );
  const told = blocks.map((lines) => lines.join("\n"));
  return `${[...told, ...(reports.length > 1 ? [pathsSummary(reports)] : [])].join("\n\n")}\n`;
}

function pathsSummary(reports: readonly { readonly firings: readonly Pick<PossibleFiring, "trigger">[] }[]): string {
  const watched = reports.filter(({ firings }) => firings.length > 0).length;
  const triggers = [...new Set(reports.flatMap(({ firings }) => firings.map(({ trigger }) => trigger)))];
  const paths = counted(reports.length, "path");
  if (watched === 0) return `${paths}, watched by no trigger`;
  const rest = reports.length - watched;
  const others = rest === 0 ? "" : `, ${String(rest)} watched by none`;
  return `${paths}: ${String(watched)} watched by ${counted(triggers.length, "trigger")} (${list(triggers)})${others}`;
}

function uncoveredLines({ path, marks }: UncoveredFile): string {
  const shown = marks
    .slice(0, 4)
    .map(({ mark, line }) => (line === null ? `named like ${mark}` : `${mark} in line ${line}`));
  return `  ${inertTerminal(path)}  ${shown.join(", ")}`;
}

/** What a sheet means for a whole tree: how much each trigger watches, what nothing covers, and which globs are idle. */
export function treeText({ commit, files, covered, uncovered, idle }: TreeExplanation): string {
  const width = Math.max(0, ...Object.keys(covered).map((id) => id.length));
  const watch = Object.entries(covered).map(([id, count]) => `  ${id.padEnd(width)}  ${count}`);
  const bare =
    uncovered.length === 0
      ? ["Every file that looks like tracking is covered by a trigger."]
      : [
          `${counted(uncovered.length, "file looks", "files look")} like tracking, but editing the lines that do fires nothing:`,
          ...uncovered.map(uncoveredLines),
          "  next: add them to a trigger in governance/triggers.yml, or know that edits of them are never asked about",
        ];
  const idleLines =
    idle.length === 0
      ? ["Every glob matches a file."]
      : [
          `${counted(idle.length, "glob matches", "globs match")} no file here: misspelt, or about something this repository does not hold:`,
          ...idle.map((one) => `  ${one.of}: ${inertTerminal(one.glob)}`),
        ];
  return [
    `${counted(files, "file")} at ${commit.slice(0, 12)}; how many of them each trigger covers:`,
    ...watch,
    "",
    ...bare,
    "",
    ...idleLines,
    "",
  ].join("\n");
}
