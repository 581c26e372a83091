/** One import that the architecture forbids: the file that holds it, what it imports, and the rule that must say so. */
export interface Planted {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const planted = (rule: string, file: string, imports: string): Planted => ({ rule, file, imports });

/** One or more violations of every rule; `imports` is a path of the tree, a package or a module of Node. */
export const plantedViolations: readonly Planted[] = [
  planted("no-unresolved", "src/gate/lost.ts", "src/gate/nowhere.ts"),
  planted("no-development-packages", "src/app/typed.ts", "vitest"),
  planted("model-imports-nothing", "src/model/verdict.ts", "src/gate/target.ts"),
  planted("pattern-and-contract-import-model", "src/pattern/glob.ts", "src/contract/target.ts"),
  planted("pattern-and-contract-import-model", "src/contract/check.ts", "src/firing/target.ts"),
  planted("firing-imports-what-is-below", "src/firing/fire.ts", "src/sheet/target.ts"),
  planted("evidence-imports-what-is-below", "src/evidence/judge.ts", "src/gate/target.ts"),
  planted("core-imports-what-is-below-and-itself", "src/gate/evaluate.ts", "src/ledger/target.ts"),
  planted("core-imports-what-is-below-and-itself", "src/report/render.ts", "src/gate/target.ts"),
  planted("core-imports-what-is-below-and-itself", "src/sheet/parse.ts", "src/port/target.ts"),
  planted("port-imports-model", "src/port/host.ts", "src/gate/target.ts"),
  planted("app-never-sees-an-adapter", "src/app/run-gate.ts", "src/host/target.ts"),
  planted("app-never-sees-an-adapter", "src/app/show.ts", "src/cli/target.ts"),
  planted("adapters-see-ports-only", "src/host/post.ts", "src/app/target.ts"),
  planted("adapters-see-ports-only", "src/host/load.ts", "src/warehouse/target.ts"),
  planted("cli-wires-and-prints", "src/cli/main.ts", "src/gate/target.ts"),
  planted("action-wires-and-posts", "action/main.ts", "src/cli/target.ts"),
  planted("index-shows-the-library", "src/index.ts", "src/cli/target.ts"),
  planted("nobody-imports-the-barrel", "src/cli/barrel.ts", "src/index.ts"),
  planted("no-io-in-the-core", "src/gate/read.ts", "node:fs"),
  planted("no-io-in-the-core", "src/app/spawn.ts", "node:child_process"),
  planted("no-io-in-the-core", "src/report/listen.ts", "http"),
  planted("hash-only-what-fired", "src/gate/hash.ts", "node:crypto"),
  planted("yaml-at-the-edge-of-text", "src/gate/yaml.ts", "yaml"),
  planted("patterns-in-one-place", "src/firing/glob.ts", "minimatch"),
  planted("patterns-in-one-place", "src/sheet/search.ts", "re2js"),
  planted("diffs-where-they-fire", "src/report/diff.ts", "diff"),
  planted("xml-in-its-reader", "src/app/feed.ts", "sax"),
  planted("tables-in-report", "src/cli/table.ts", "markdown-table"),
  planted("github-behind-its-port", "src/host/git/fetch.ts", "@actions/github"),
  planted("github-behind-its-port", "src/app/fetch.ts", "@octokit/request"),
  planted("runner-in-action", "src/host/summary.ts", "@actions/core"),
  planted("engine-in-warehouse", "src/reconcile/query.ts", "@duckdb/node-api"),
];

/** Files that import only what they may. */
export const permittedImports: readonly Omit<Planted, "rule">[] = [
  { file: "src/gate/fine.ts", imports: "src/firing/target.ts" },
  { file: "src/firing/fine.ts", imports: "node:crypto" },
  { file: "src/sheet/fine.ts", imports: "yaml" },
  { file: "src/app/fine.ts", imports: "src/gate/target.ts" },
  { file: "src/host/github/fine.ts", imports: "@actions/github" },
  { file: "src/host/fine.ts", imports: "node:fs" },
  { file: "src/cli/fine.ts", imports: "src/host/target.ts" },
  { file: "action/fine.ts", imports: "@actions/core" },
];
