import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands/all.ts";
import { runProcess, runShell } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

let store: Store;
let empty: string;
let broken: string;
beforeAll(() => {
  store = createStore();
  empty = mkdtempSync(join(tmpdir(), "signal-empty-"));
  broken = join(empty, "broken");
  mkdirSync(join(broken, "governance"), { recursive: true });
  writeFileSync(join(broken, "governance", "sheet.yml"), "version: 1\nname: [\n");
});
afterAll(() => {
  store.repository.remove();
  rmSync(empty, { recursive: true, force: true });
});

type Where = "store" | "empty" | "broken";
const folder = (where: Where): string => ({ store: store.repository.path, empty, broken })[where];

const table: readonly (readonly [string, Where, 0 | 1 | 2])[] = [
  ["", "empty", 0],
  ["--version", "empty", 0],
  ["--help", "empty", 0],
  ["lint --help", "empty", 0],
  ["help gate", "empty", 0],
  ["lint", "store", 0],
  ["lint", "broken", 1],
  ["lint", "empty", 2],
  ["lint --format xml", "store", 2],
  ["render --check", "store", 1],
  ["render", "broken", 2],
  ["gate --base main --head main", "store", 0],
  ["gate --base main --head change", "store", 1],
  ["gate --base main --head nowhere", "store", 2],
  ["gate --base main", "store", 2],
  ["gate --facts missing.json", "store", 2],
  ["gate --facts governance/sheet.yml", "store", 2],
  ["gate --facts governance/x --base main", "store", 2],
  ["explain assets/base.css", "store", 0],
  ["explain unknown-signal", "empty", 0],
  ["explain", "store", 0],
  ["explain", "empty", 2],
  ["replay", "store", 0],
  ["replay nowhere..main", "store", 2],
  ["replay --limit none", "store", 2],
  ["replay --since foo", "store", 2],
  ["replay --since 2026-11-01", "store", 0],
  ["replay", "empty", 2],
  ["status", "store", 0],
  ["status --store nowhere", "store", 2],
  ["status", "empty", 2],
  ["declare theme --at now --out -", "store", 0],
  ["declare them --at now --out -", "store", 2],
  ["declare theme", "store", 2],
  ["declare theme --at 2026-11-20 --out -", "store", 2],
  ["declare theme --at 2999-11-20T10:00:00Z --out -", "store", 2],
  ["declare theme --at now --link nowhere", "store", 2],
  ["declre theme", "store", 2],
  ["declare --released main", "store", 2],
  ["declare --no-impact checkout --reason harmless --commit main", "store", 2],
  ["resume", "store", 1],
  ["resume --check --json", "store", 1],
  ["resume --conclusion none", "store", 2],
  ["resume", "broken", 2],
  ["resume --template order-sample --out -", "store", 0],
  ["incident open value-drift --out -", "store", 0],
  ["incident open value-drift --store none --out -", "store", 1],
  ["incident open value-drift", "broken", 2],
  ["incident open nothing", "store", 2],
  ["incident update nothing --segment mobile", "store", 2],
  ["incident close nothing", "store", 2],
  ["incident list", "store", 0],
  ["incident list", "empty", 2],
  ["incident", "store", 2],
  ["route --signs value-differs", "store", 0],
  ["route --says zzz", "store", 1],
  ["route --signs value-differs --write --out - --at 2999-11-20T10:00:00Z", "store", 2],
  ["route --symptom nothing", "store", 2],
  ["route --signs value-differs", "broken", 2],
  ["handoff", "store", 1],
  ["handoff", "empty", 2],
  ["audit", "store", 0],
  ["audit --from 2026-02-30", "store", 2],
  ["audit", "empty", 2],
  ["test", "empty", 2],
  ["reconcile", "store", 2],
  ["sample", "store", 2],
  ["lint governance", "store", 2],
  ["gate main change", "store", 2],
  ["resume roas", "store", 2],
  ["status roas", "store", 2],
  ["lint --colour", "store", 2],
  ["lint --format", "store", 2],
  ["--base main", "store", 2],
  ["-C nowhere lint", "store", 2],
  ["-C", "store", 2],
  ["declare theme --at now --detail -x", "store", 2],
];

describe("exit codes", () => {
  it.each(table)("`%s` in the %s folder exits with %i", (line, where, code) => {
    const ran = runProcess(folder(where), line.split(" ").filter(Boolean));
    expect({ code: ran.code, err: code === 2 ? "" : ran.err }).toEqual({ code, err: "" });
    expect(ran.err).not.toMatch(/\n\s+at /u);
    if (code === 2) expect(ran.err).toMatch(/^error: .+\n next: .+\n$/u);
  });

  it("has a line in the table for every command", () => {
    const runs = (name: string): boolean => table.some(([line]) => `${line} `.startsWith(`${name} `));
    expect(commands.map(({ name }) => name).filter((name) => !runs(name))).toEqual([]);
  });
});

describe("the process", () => {
  it("says nothing when the reader goes away", () => {
    const ran = runShell(
      store.repository.path,
      "$SG replay --sheet governance --json | true; $SG lint --format sarif | head -c 1",
    );
    expect(ran.err).toBe("");
  });

  it.each([["\u001B]0;title\u0007"], ["\u001B[2J"], ["a\nnext: run this"]])(
    "prints no control characters of %j",
    (word) => {
      for (const words of [
        ["lint", word],
        ["gate", "--base", word, "--head", "main"],
        ["-C", word, "lint"],
      ]) {
        const ran = runProcess(store.repository.path, words);
        expect(ran.code).toBe(2);
        // eslint-disable-next-line no-control-regex -- control characters are what may not be there
        expect(ran.err).toMatch(/^error: [^\u0000-\u001F]+\n next: [^\u0000-\u001F]+\n$/u);
      }
    },
  );

  it("could not run where its output can't be written, whatever it would have said", () => {
    const ran = runShell(store.repository.path, "$SG gate --base main --head main 1</dev/null");
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^error: the output could not be written: .+\n next: .+\n$/u);
  });

  it("says so when the folder it was started in is gone", () => {
    const ran = runShell(empty, "mkdir gone && cd gone && rmdir ../gone && $SG lint");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("error: the current folder is no longer there\n next: change into one that exists\n");
  });

  it("colours a terminal only, and as NO_COLOR and FORCE_COLOR say", () => {
    const words = ["lint"];
    expect(runProcess(broken, words).out).not.toContain("\u001b[");
    expect(runProcess(broken, words, { FORCE_COLOR: "1" }).out).toContain("\u001b[");
    expect(runProcess(broken, words, { NO_COLOR: "1", FORCE_COLOR: "0" }).out).not.toContain("\u001b[");
    expect(runProcess(broken, ["nothing"], { FORCE_COLOR: "1" }).err).toContain("\u001b[");
  });

  it("shows where a failure happened with --debug alone", () => {
    expect(runProcess(empty, ["lint", "--debug"]).err).toMatch(/\n\s+at /u);
    expect(runProcess(empty, ["--debug", "lint"]).err).toMatch(/\n\s+at /u);
  });

  it("runs in another repository with -C before or after the command", () => {
    expect(runProcess(empty, ["-C", store.repository.path, "lint"]).code).toBe(0);
    expect(runProcess(empty, ["lint", "-C", store.repository.path]).code).toBe(0);
  });

  it("does not let a hook's environment choose the repository", () => {
    const ran = runProcess(store.repository.path, ["gate", "--base", "main", "--head", "main"], {
      GIT_DIR: "/nonexistent",
      GIT_INDEX_FILE: "/x",
    });
    expect(ran.code).toBe(0);
  });
});
