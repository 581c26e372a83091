// The architecture, as rules with reasons. Level by level, lowest first; `only` lists what a folder may import of ours.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: "^(src|action|test|scripts|bench|examples)/", pathNot: allowed },
});

/** A package that only some folders may import, and why. */
const packageOnlyIn = (name, packages, folders, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^(src|action)/", pathNot: folders },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
});

const core = "sheet|gate|ledger|router|reconcile|report";
const below = "model|pattern|contract|firing|evidence";

export default {
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    // Several packages are ESM only and say so in their exports.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(action/dist|dist)/" },
  },
  forbidden: [
    {
      name: "no-cycles",
      comment: "a cycle cannot be read or tested in parts",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolved",
      comment: "an import that leads nowhere fails at run time",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-development-packages",
      comment: "users install without them",
      severity: "error",
      from: { path: "^(src|action)/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    only(
      "model-imports-nothing",
      "^src/model/",
      ["^src/model/"],
      "nouns are shared by all, so they may depend on none",
    ),
    only(
      "pattern-and-contract-import-model",
      "^src/(pattern|contract)/",
      ["^src/model/", "^src/$1/"],
      "small pure pieces below every feature",
    ),
    only(
      "firing-imports-what-is-below",
      "^src/firing/",
      ["^src/(model|pattern|contract|firing)/"],
      "what fires serves gate and ledger alike, so it knows neither",
    ),
    only(
      "evidence-imports-what-is-below",
      "^src/evidence/",
      ["^src/(model|firing|evidence)/"],
      "what proves is counted alike before the merge and after it",
    ),
    only(
      "core-imports-what-is-below-and-itself",
      `^src/(${core})/`,
      [`^src/(${below})/`, "^src/$1/"],
      "features meet in app, nowhere else",
    ),
    only("port-imports-model", "^src/port/", ["^src/(model|port)/"], "a port speaks our words, not an adapter's"),
    only(
      "app-never-sees-an-adapter",
      "^src/app/",
      [`^src/(app|port|${below}|${core})/`],
      "use cases run against fakes",
    ),
    only(
      "adapters-see-ports-only",
      "^src/(host|warehouse)/",
      ["^src/(port|model)/", "^src/$1/"],
      "an adapter can be replaced without touching a rule",
    ),
    only(
      "cli-wires-and-prints",
      "^src/cli/",
      ["^src/(cli|app|host|warehouse|port|model|report)/"],
      "a shell holds no decisions, so it needs no rule",
    ),
    only(
      "action-wires-and-posts",
      "^action/",
      ["^action/", "^src/(app|host|port|model|report)/"],
      "a shell holds no decisions, so it needs no rule",
    ),
    only(
      "index-shows-the-library",
      "^src/index\\.ts$",
      [`^src/(app|port|host|${below}|${core})/`],
      "the library is usable without its shells",
    ),
    {
      name: "nobody-imports-the-barrel",
      comment: "a barrel inside the library ties everything to everything",
      severity: "error",
      from: { path: "^(src|action)/" },
      to: { path: "^src/index\\.ts$" },
    },
    {
      name: "no-io-in-the-core",
      comment: "decisions are pure: the world is read and written by adapters and shells",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(host|warehouse|cli)/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?(crypto|path|path/posix)$" },
    },
    {
      name: "hash-only-what-fired",
      comment: "one place decides what a fingerprint is, one what a sender's hash can be",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(firing|reconcile/normalise|host|warehouse|cli)/" },
      to: { path: "^(node:)?crypto$" },
    },
    packageOnlyIn(
      "yaml-at-the-edge-of-text",
      "yaml",
      "^src/(sheet|host)/",
      "everyone else sees parsed, checked values",
    ),
    packageOnlyIn("patterns-in-one-place", "minimatch|re2js", "^src/pattern/", "hostile patterns are bounded there"),
    packageOnlyIn(
      "diffs-where-they-fire",
      "diff|smol-toml",
      "^src/(firing|pattern)/",
      "only conditions read file contents",
    ),
    packageOnlyIn("xml-in-its-reader", "sax", "^src/reconcile/readers/", "one reader knows how feeds are written"),
    packageOnlyIn("tables-in-report", "markdown-table", "^src/report/", "all prose lives in report"),
    packageOnlyIn(
      "github-behind-its-port",
      "@octokit/[^/]+|@actions/github",
      "^src/host/github/",
      "rules must not know GitHub",
    ),
    packageOnlyIn(
      "runner-in-action",
      "@actions/(?!github(/|$))[^/]+",
      "^action/",
      "the library runs outside of a workflow too",
    ),
    packageOnlyIn("engine-in-warehouse", "@duckdb/[^/]+", "^src/warehouse/", "the gate must not load a database"),
  ],
};
