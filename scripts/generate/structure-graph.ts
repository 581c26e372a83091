import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** What each folder is for, in the fewest words. */
const purposes: Readonly<Record<string, string>> = {
  action: "the Action's shell",
  app: "one use case per file",
  cli: "command line",
  contract: "compiled schemas",
  evidence: "what counts as proof",
  firing: "what fires, fingerprints",
  gate: "facts → verdict",
  ledger: "history → what is paused",
  host: "GitHub, local git, disk",
  model: "the nouns, types only",
  pattern: "globs, patterns, diffs",
  port: "interfaces to the world",
  report: "all prose",
  reconcile: "contract → SQL → verdicts",
  router: "symptom → incident",
  warehouse: "the query engine",
  sheet: "YAML → Sheet",
};

const purposeOf = (folder: string): string => {
  const purpose = purposes[folder];
  if (purpose === undefined) throw new Error(`scripts/generate/structure-graph.ts has no purpose for ${folder}`);
  return purpose;
};

const imported = /\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** The folder that a path of the repository belongs to; null for a file beside the folders. */
const folderOf = (path: string): string | null =>
  path.startsWith("action/") ? "action" : (/^src\/([^/]+)\//.exec(path)?.[1] ?? null);

const sources = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => path.endsWith(".ts") && !path.startsWith("action/dist/"));

const importsOf = (root: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const edges = new Map<string, Set<string>>();
  for (const path of [...sources(root, "src"), ...sources(root, "action")]) {
    const from = folderOf(path);
    if (from === null) continue;
    const targets = edges.get(from) ?? new Set();
    edges.set(from, targets);
    for (const [, target = ""] of readFileSync(join(root, path), "utf8").matchAll(imported)) {
      const to = folderOf(posix.join(dirname(path).replaceAll("\\", "/"), target));
      if (to !== null && to !== from) targets.add(to);
    }
  }
  return edges;
};

const reaches = (edges: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean =>
  [...(edges.get(from) ?? [])].some((next) => next === to || reaches(edges, next, to));

/** Which folder imports which, as Mermaid: only the arrows that don't follow from others. The architecture rules forbid cycles. */
export const structureGraph = (root: string): string => {
  const edges = importsOf(root);
  const folders = [...edges.keys()].sort();
  const nodes = folders.map((name) => `  ${name}["<b>${name}</b><br>${purposeOf(name)}"]`);
  const arrows = folders.flatMap((from) => {
    const targets = [...(edges.get(from) ?? [])].sort();
    const direct = targets.filter((to) => !targets.some((other) => other !== to && reaches(edges, other, to)));
    return direct.map((to) => `  ${from} --> ${to}`);
  });
  return ["flowchart TD", ...nodes, ...arrows].join("\n");
};
