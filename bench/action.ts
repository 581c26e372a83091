import { build } from "esbuild";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRepository } from "../test/git/repository.ts";
import { runAction } from "../test/github/run-action.ts";
import { startGitHub, type GitHub } from "../test/github/stand-in.ts";
import { rememberAnswers } from "./remembered-answers.ts";
import { median, type Bench, type Row } from "./measure.ts";

const runs = 7;
const root = join(import.meta.dirname, "..");

/** Runs that the stand-in itself answers: the first writes the comment and only warms up, the others are all alike. */
const workedOut = runs + 1;

/**
 * The bundled Action on a pull request of 100 files beside a bundle that only loads the toolkit and makes one request. First the
 * stand-in answers both from a real repository; then they get the same answers from memory, so that its own work does not count.
 */
export const actionBench: Bench = {
  name: "action",
  async run() {
    const repository = createRepository();
    const standIn = await startGitHub({ repository });
    const answers = await rememberAnswers(standIn);
    const { github } = answers;
    const bare = await bareAction();
    try {
      const event = standIn.events.pullRequest("synchronize", openPullRequest(repository, standIn));
      const live: Taken = { gate: [], one: [] };
      const remembered: Taken = { gate: [], one: [] };
      const requests: number[] = [];
      for (let run = 0; run < workedOut + runs; run += 1) {
        if (run === workedOut) answers.onlyRemembered();
        const before = answers.asked();
        const taken = await timed(() => runAction({ github, event, runId: run + 1 }));
        requests.push(answers.asked() - before);
        const baseline = await timed(() => runAction({ github, event, action: bare }));
        if (run === 0) continue;
        const times = run < workedOut ? live : remembered;
        times.gate.push(taken);
        times.one.push(baseline);
      }
      return [
        rowOf("Action, start to exit, 100 files", live),
        rowOf("the same, answers from memory", remembered),
        { what: "requests of the first run", value: requests[0] ?? 0, ...mostRequests },
        { what: "requests of a later run", value: median(requests.slice(1)), ...mostRequests },
      ];
    } finally {
      await answers.close();
      await standIn.close();
      repository.remove();
      rmSync(bare, { recursive: true, force: true });
    }
  },
};

const mostRequests = { unit: "requests", baseline: "most allowed", baseline_value: 10, goal: 1 } as const;

interface Taken {
  readonly gate: number[];
  readonly one: number[];
}

function rowOf(what: string, { gate, one }: Taken): Row {
  const baseline = "load the toolkit, one request";
  return { what, value: median(gate), baseline, baseline_value: median(one), goal: 3 };
}

async function timed(run: () => Promise<{ readonly exitCode: number; readonly stdout: string }>): Promise<number> {
  const start = performance.now();
  const { exitCode, stdout } = await run();
  if (exitCode !== 0) throw new Error(`the Action ended with ${exitCode}: ${stdout}`);
  return performance.now() - start;
}

function openPullRequest(repository: ReturnType<typeof createRepository>, github: GitHub): number {
  const sheet = Object.fromEntries(
    sheetFiles("governance").map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
  const files = (word: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `src/checkout/part-${index}.js`,
        `const ${word}${index} = cart.totalPrice;\n`,
      ]),
    );
  repository.commit({ files: { ...sheet, ...files("a") } });
  repository.commit({ branch: "change", onto: repository.sha("main"), author: "bo", files: files("b") });
  const number = github.openPullRequest({ head: "change", author: "bo" });
  for (let index = 0; index < 30; index += 1) {
    github.comment(number, "mara", `Looks fine to me, ${index}.`);
    github.submitReview(number, { by: "mara", state: "COMMENTED" });
  }
  return number;
}

function sheetFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? sheetFiles(path) : path.endsWith(".yml") ? [path] : [];
  });
}

async function bareAction(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bare-action-"));
  const script = `import * as core from "@actions/core";
import { getOctokit } from "@actions/github";
const [owner, repo] = (process.env.GITHUB_REPOSITORY ?? "").split("/");
const { data } = await getOctokit(core.getInput("token")).rest.repos.get({ owner, repo });
core.info(data.full_name);`;
  await build({
    stdin: { contents: script, resolveDir: root, loader: "ts" },
    outfile: join(folder, "main.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "silent",
    banner: { js: 'import { createRequire as __r } from "node:module"; const require = __r(import.meta.url);' },
  });
  writeFileSync(
    join(folder, "action.yml"),
    "name: bare\ninputs:\n  token:\n    default: ${{ github.token }}\nruns:\n  using: node24\n  main: main.mjs\n",
  );
  return folder;
}
