import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "./run-cli.ts";
import { createStore, pixel, type Store } from "./store.ts";

let store: Store;
beforeAll(() => {
  store = createStore();
});
afterAll(() => store.repository.remove());

const gate = (...words: readonly string[]) => run(store.repository.path, "gate", ...words);

interface Printed {
  readonly verdict: string;
  readonly fired: readonly { readonly trigger: string; readonly because: readonly { readonly file: string }[] }[];
  readonly requirements: readonly { readonly key: string; readonly state: string; readonly fingerprint: string }[];
  readonly paused: readonly { readonly conclusion: string }[];
}

async function verdict(...words: readonly string[]): Promise<Printed> {
  const { out } = await gate(...words, "--json");
  return JSON.parse(out) as Printed;
}

describe("gate on two refs", () => {
  it("holds a change of the pixel, says what pauses and what to paste", async () => {
    const { code, out } = await gate("--base", "main", "--head", "change");
    expect(code).toBe(1);
    expect(out).toMatch(/waiting for \d+ retests? and \d+ sign-offs?/u);
    expect(out).toContain("Not to be used");
    expect(out).toContain(`${pixel}:2`);
    expect(out).toMatch(/next: .*\/signal passed [a-z-]+ [0-9a-f]{32}/u);
    expect(out).toMatch(/How to run the retests\n {2}\S.*\n {4}1\. /u);
    expect(out).toMatch(/After the release\n {2}\S.* \(analytics\)\n/u);
  });

  it("lets a style sheet pass without a word about requirements", async () => {
    const { code, out } = await gate("--base", store.commits.adopted, "--head", store.commits.styled);
    expect(code).toBe(0);
    expect(out).toContain("nothing here can break a signal");
  });

  it("breaks lines to a page, but none that has to be copied", async () => {
    const lines = (await gate("--base", "main", "--head", "change")).out.split("\n");
    const long = lines.filter((line) => line.length > 100 && !/\/signal |\S{60}/u.test(line));
    expect(long).toEqual([]);
    const commands = lines.filter((line) => line.includes("/signal "));
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((line) => !/[0-9a-f]{32}/u.test(line))).toEqual([]);
  });

  it("says that it sees commits alone where nothing was committed", async () => {
    const { code, out } = await gate("--base", "main", "--head", "main");
    expect([code, out.replaceAll(/\s+/gu, " ")]).toEqual([
      0,
      expect.stringContaining("no file changed: only commits are judged"),
    ]);
    expect((await gate("--base", "main", "--head", "change")).out).toContain("; 1 file changed");
  });

  it("gives a verdict as JSON with every requirement open", async () => {
    const printed = await verdict("--base", "main", "--head", "change");
    expect(printed.verdict).toBe("waiting");
    expect(printed.fired.map(({ trigger }) => trigger)).toEqual(["tracking-app"]);
    expect(new Set(printed.requirements.map(({ state }) => state))).toEqual(new Set(["missing"]));
    expect(printed.paused.length).toBeGreaterThan(0);
  });

  it("counts answers of a file, bound to their fingerprints, and turns clear when all are there", async () => {
    const open = await verdict("--base", "main", "--head", "change");
    const people: Readonly<Record<string, string>> = readPeople(await gate("--base", "main", "--head", "change"));
    const comments = open.requirements.map(({ key, fingerprint }, index) => ({
      id: index + 1,
      author: people[key] ?? "",
      body: key.startsWith("retest:")
        ? `/signal passed ${key.slice("retest:".length)} ${fingerprint} https://northwind.example/proof`
        : `/signal sign-off ${fingerprint}`,
      created_at: "2026-11-22T11:00:00Z",
      edited: false,
      url: null,
    }));
    const answers = join(store.repository.path, "answers.json");
    writeFileSync(answers, JSON.stringify({ answers: { comments } }));
    const answered = await gate("--base", "main", "--head", "change", "--answers", answers);
    expect(answered.out).toContain("clear");
    expect(answered.code).toBe(0);
    writeFileSync(answers, JSON.stringify({ answers: { comments: comments.slice(1) } }));
    expect((await gate("--base", "main", "--head", "change", "--answers", answers)).code).toBe(1);
  });

  it("gives the same bytes for the facts that it wrote", async () => {
    const file = join(store.repository.path, "facts.json");
    const first = await gate("--base", "main", "--head", "change", "--json", "--write-facts", file);
    const second = await gate("--facts", file, "--json");
    expect(second.out).toBe(first.out);
    expect(second.code).toBe(first.code);
    expect(readFileSync(file, "utf8")).toContain('"version":1');
  });

  it("names what a facts file lacks", async () => {
    const file = join(store.repository.path, "empty.json");
    writeFileSync(file, "{}");
    const { code, err } = await gate("--facts", file);
    expect([code, err]).toEqual([2, expect.stringMatching(/next: the value lacks [a-z]+; the value lacks [a-z]+; /u)]);
  });

  it("binds fingerprints to the branch's name, however the ref is written", async () => {
    const byName = await verdict("--base", "main", "--head", "change");
    const byRef = await verdict("--base", "refs/heads/main", "--head", "change");
    const other = await verdict("--base", "main", "--head", "change", "--branch", "release");
    const prints = ({ requirements }: Printed) => requirements.map(({ fingerprint }) => fingerprint);
    expect(prints(byRef)).toEqual(prints(byName));
    expect(prints(other)).not.toEqual(prints(byName));
  });
});

function readPeople({ out }: { readonly out: string }): Readonly<Record<string, string>> {
  const found = [...out.matchAll(/^ {2}· (\S+) {2}\([^:]+: @([\w-]+)/gmu)];
  return Object.fromEntries(found.map(([, key = "", login = ""]) => [key, login]));
}
