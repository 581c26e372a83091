import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { field, isObject, text } from "./json.ts";
import type { GitHub } from "./stand-in.ts";
import type { Event } from "./webhook.ts";

/** How one step with the Action is run. */
export interface ActionRun {
  readonly github: Pick<GitHub, "url" | "apiUrl" | "graphqlUrl" | "fullName">;
  readonly event: Event;
  /** Inputs over the defaults of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What `github.token` stands for; one of the stand-in's tokens. */
  readonly token?: string;
  /** Node binary; this process's own unless said otherwise. */
  readonly node?: string;
  /** Folder that holds action.yml; this repository unless said otherwise. */
  readonly action?: string;
  readonly runId?: number;
  readonly runNumber?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** What the runner sees of a finished step. */
export interface ActionResult {
  /** -1 when it had to be ended. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

// The runner hands these over as files that exist and are empty.
const commandFiles = ["OUTPUT", "STEP_SUMMARY", "ENV", "STATE", "PATH"];

/** Inputs as the runner passes them: upper case, spaces as underscores, expressions already evaluated. */
function inputVariables(manifest: unknown, run: ActionRun): Readonly<Record<string, string>> {
  const described = field(manifest, "inputs");
  const defaults = Object.entries(isObject(described) ? described : {}).map(([name, input]) => {
    const value = field(input, "default");
    const written = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
    const evaluated = written.replace(/\$\{\{\s*github\.token\s*\}\}/gu, run.token ?? "write");
    return [name, evaluated] as const;
  });
  const all = { ...Object.fromEntries(defaults), ...run.inputs };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]),
  );
}

function environment(folder: string, manifest: unknown, run: ActionRun): Record<string, string> {
  const { github, event } = run;
  const files = commandFiles.map((name) => [`GITHUB_${name}`, join(folder, name)] as const);
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "signal",
    GITHUB_ACTOR: event.actor,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: github.fullName,
    GITHUB_REPOSITORY_OWNER: github.fullName.split("/")[0] ?? "",
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_SHA: event.sha,
    GITHUB_REF: event.ref,
    GITHUB_JOB: "gate",
    GITHUB_WORKFLOW: "signal-gate",
    GITHUB_RUN_ID: String(run.runId ?? 4001),
    GITHUB_RUN_NUMBER: String(run.runNumber ?? 1),
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_WORKSPACE: join(folder, "workspace"),
    RUNNER_TEMP: join(folder, "temp"),
    RUNNER_TOOL_CACHE: join(folder, "tools"),
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    ...Object.fromEntries(files),
    ...inputVariables(manifest, run),
    ...run.env,
  };
}

/** Reads the file of outputs: `name<<delimiter` blocks and `name=value` lines. */
export function parseOutputs(source: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = source.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const block = /^(.+?)<<(.+)$/u.exec(line);
    if (block === null) {
      const [name = "", ...value] = line.split("=");
      if (name !== "") outputs[name] = value.join("=");
      continue;
    }
    const end = lines.indexOf(block[2] ?? "", at + 1);
    if (end < 0) throw new Error(`the output ${block[1] ?? ""} has no end`);
    outputs[block[1] ?? ""] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}

function prepare(folder: string, event: Event): void {
  for (const name of commandFiles) writeFileSync(join(folder, name), "");
  for (const name of ["workspace", "temp", "tools"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "event.json"), JSON.stringify(event.payload));
}

interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function execute(
  node: string,
  main: string,
  options: { readonly env: Record<string, string>; readonly timeoutMs: number },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const { env, timeoutMs } = options;
    const child = spawn(node, [main], {
      cwd: env["GITHUB_WORKSPACE"],
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const parts: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] };
    child.stdout.on("data", (chunk: Buffer) => parts.out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => parts.err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const [stdout, stderr] = [parts.out, parts.err].map((each) => Buffer.concat(each).toString("utf8"));
      resolve({ exitCode: code ?? -1, stdout: stdout ?? "", stderr: stderr ?? "" });
    });
  });
}

/** Runs the Action's bundle in a child process with the files and variables a runner gives it. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const action = run.action ?? root;
  const manifest: unknown = parse(readFileSync(join(action, "action.yml"), "utf8"));
  const main = text(manifest, "runs", "main");
  if (main === undefined) throw new Error(`${join(action, "action.yml")} names no runs.main`);
  const folder = mkdtempSync(join(tmpdir(), "signal-runner-"));
  try {
    prepare(folder, run.event);
    const env = environment(folder, manifest, run);
    const finished = await execute(run.node ?? process.execPath, join(action, main), {
      env,
      timeoutMs: run.timeoutMs ?? 60_000,
    });
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    return { ...finished, outputs: parseOutputs(read("OUTPUT")), summary: read("STEP_SUMMARY") };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
