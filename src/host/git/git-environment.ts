/** Environment variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const kept = /^GIT_(?:CONFIG_.*|CEILING_DIRECTORIES|EXEC_PATH|DISCOVERY_ACROSS_FILESYSTEM)$/u;

const fixed = {
  LC_ALL: "C",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: "/dev/null",
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_LITERAL_PATHSPECS: "1",
  GIT_TERMINAL_PROMPT: "0",
};

/**
 * Environment for a git process that only reads: no locks, no network (a partial clone can't fetch what it lacks), no
 * replaced objects and no grafted parents, and no repository chosen by a variable, since the directory alone decides (a hook sets `GIT_DIR`).
 * The user's configuration stays reachable because `safe.directory` lives there; what could change output is overridden by `gitOptions`.
 */
export function gitEnvironment(environment: Environment): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && (!name.startsWith("GIT_") || kept.test(name))) passed[name] = value;
  }
  return { ...passed, ...fixed };
}

/** Options before the subcommand: settings of the machine, the user or the repository that could change output or run programs. */
export const gitOptions: readonly string[] = [
  "--no-pager",
  "--no-optional-locks",
  ...[
    "advice.graftFileDeprecated=false",
    "core.quotepath=off",
    "core.fsmonitor=false",
    "core.warnAmbiguousRefs=true",
    "color.ui=false",
    "diff.ignoreSubmodules=none",
    "diff.relative=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
  ].flatMap((setting) => ["-c", setting]),
];

/**
 * Options of every comparison: no program of the user's, and renames as GitHub finds them, half alike. Each new file is held
 * against each that is gone: beyond git's own limit of a thousand they stay apart, and both names count all the same.
 */
export const diffOptions: readonly string[] = [
  "--raw",
  "-r",
  "-z",
  "--no-abbrev",
  "-M50%",
  "-l1000",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--no-relative",
  "-O/dev/null",
  "--ignore-submodules=none",
];
