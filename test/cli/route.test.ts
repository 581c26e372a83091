import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validate } from "../../src/contract/validate.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import { referenceText } from "../governance/reference-sheet.ts";
import { program, run, runAnswering, type Ran } from "./run-cli.ts";
import { createStore, type Store } from "./store.ts";

let store: Store;
beforeAll(() => {
  store = createStore();
  store.repository.commit({ files: { "governance/tests/routes.yml": referenceText("governance/tests/routes.yml") } });
  store.repository.checkout("main");
});
afterAll(() => store.repository.remove());

const at = ["--at", "2026-11-20T14:10:00Z"] as const;
const sg = (...words: readonly string[]): Promise<Ran> => run(store.repository.path, "route", ...words);
const asking = (...answers: readonly string[]): Promise<Ran> => runAnswering(store.repository.path, answers, "route");
const records = (): readonly string[] => {
  const folder = join(store.repository.path, "governance/records");
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};
const recordText = (name: string): string =>
  readFileSync(join(store.repository.path, "governance/records", name), "utf8");
const report = (same: number): string =>
  JSON.stringify({
    version: 1,
    kind: "reconciliation",
    taken_at: "2026-11-22T09:00:00Z",
    orders: 2040,
    metrics: { same_value: { numerator: same, denominator: 2040 }, our_own: { numerator: 1, denominator: 2 } },
  });

describe("route by options", () => {
  it("says what it likely is, what to do first and what not, what to pause, and who leads", async () => {
    const { code, out } = await sg("--signs", "value-differs");
    expect(code).toBe(0);
    for (const part of [
      "Likely: Value drifts while counts look right",
      "do first        Pause creative decisions",
      "do NOT          call it healthy",
      "pause first     1. Return on ad spend, and creative decisions from it; use instead",
      "pauses too      “Tracking is healthy”",
      "leads           Commerce and checkout: @lin, @omar (#checkout)",
      "--at TIME --write",
    ])
      expect(out).toContain(part);
  });

  it("puts consequences under their cause, and another cause beside it", async () => {
    const { out } = await sg("--signs", "ids-differ,duplicated-orders,event-time-late");
    expect(out).toMatch(
      /Likely: Purchase duplicates[\s\S]*follows from it Purchase suddenly spikes[\s\S]*Beside it: Processing/u,
    );
  });

  it("routes a report by the sheet's limits, and says what it can't judge", async () => {
    writeFileSync(join(store.repository.path, "report.json"), report(1912));
    const { code, out } = await sg("--from", "report.json");
    expect(code).toBe(0);
    expect(out.replace(/\s+/gu, " ")).toContain("(the order's amount: 1,912 of 2,040 orders with an event, 93.7 %)");
    expect(out.replace(/\s+/gu, " ")).toMatch(/Not judged, as [^.]*: our_own\./u);
    writeFileSync(join(store.repository.path, "report.json"), report(2040));
    expect((await sg("--from", "report.json")).code).toBe(1);
  });

  it("gives machines the schema's shape, the record too where a time is given", async () => {
    const { out } = await sg("--symptom", "value-drift", "--json", "--store", "us", ...at);
    const value: unknown = JSON.parse(out);
    expect(validate("routing", value)).toMatchObject({ ok: true });
    expect(value).toMatchObject({
      incidents: [{ incident: "value-drift", because: { chosen: true } }],
      record: { path: "governance/records/2026-11-20-value-drift.yml" },
    });
  });

  it("shows the list of symptoms when nothing fits", async () => {
    const { code, out } = await sg("--says", "good morning everybody");
    expect([code, out.includes("Nothing in the router fits."), out.includes("value-drift")]).toEqual([1, true, true]);
    const machine = await sg("--says", "good morning everybody", "--json");
    expect([machine.code, JSON.parse(machine.out)]).toMatchObject([1, { incidents: [] }]);
  });

  it.each([
    [["--symptom", "valu-drift"], "did you mean value-drift?"],
    [["--signs", "value-difers"], "did you mean value-differs?"],
    [["--signs", ""], "--signs names nothing"],
    [["--symptom", "value-drift", "--at", "now", "--store", " , "], "--store names nothing"],
    [["--signs", "constructor"], "known: "],
    [["--from", "nowhere.json"], "check the name"],
    [["--from", "governance/sheet.yml"], "reconciliation.schema.json"],
    [["--signs", "value-differs", "--write"], "--at now"],
    [["--signs", "value-differs", "--write", "--at", "yesterday"], "date, time and offset"],
  ])("%j can't run and says what to do", async (words, hint) => {
    const { code, err, out } = await sg(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(hint);
  });
});

describe("the record of a routed incident", () => {
  it("is written once asked for, with its scope and words, and never over another", async () => {
    const words = ["--signs", "value-differs", "--says", "Revenue is short", "--store", "us", "--segment", "mobile"];
    const first = await sg(...words, "--write", ...at);
    expect(first.out).toContain("wrote governance/records/2026-11-20-value-drift.yml");
    await sg(...words, "--write", ...at);
    expect(records()).toEqual(["2026-11-20-value-drift-2.yml", "2026-11-20-value-drift.yml"]);
    expect(recordText("2026-11-20-value-drift.yml")).toBe(
      [
        "kind: incident",
        "incident: value-drift",
        "happened_at: 2026-11-20T14:10:00Z",
        "scope:",
        "  stores:",
        "    - us",
        "  segment: mobile",
        "detail: Revenue is short",
        "",
      ].join("\n"),
    );
    expect((await run(store.repository.path, "lint")).code).toBe(0);
  });

  it("names the signals that consequences contaminate beyond their cause", async () => {
    const { out } = await sg("--signs", "events-refused,event-time-late", "--out", "-", ...at);
    expect(out).toContain('signals:\n  - "*.event_time"\n  - "*.occurrence"\n');
  });

  it("keeps standard output for the answer when machines read it", async () => {
    const { out, err } = await sg("--symptom", "value-drift", "--json", "--out", "-", ...at);
    expect(validate("routing", JSON.parse(out))).toMatchObject({ ok: true });
    expect(err).toContain("kind: incident");
  });

  it("is a link where asked", async () => {
    const { out } = await sg("--symptom", "value-drift", "--link", "northwind/store@main", ...at);
    expect(out).toContain(
      "https://github.com/northwind/store/new/main?filename=governance%2Frecords%2F2026-11-20-value-drift.yml",
    );
  });

  it("is not written with a store that the sheet does not have, or with a person's address", async () => {
    const before = records();
    for (const wrong of [
      ["--store", "uk"],
      ["--says", "ask jo.bell@northwind.example"],
    ])
      expect((await sg("--symptom", "value-drift", "--write", ...at, ...wrong)).code).toBe(1);
    expect(records()).toEqual(before);
  });
});

describe("route without options", () => {
  it("asks in plain lines, answers, and writes on a yes", async () => {
    const { code, out, err } = await asking("5", "", "y", "2026-11-19T08:00:00Z", "");
    expect(code).toBe(0);
    expect(err).toContain("   5. content_ids do not match the catalogue");
    expect(out).toContain("Likely: content_ids do not match the catalogue");
    expect(recordText("2026-11-19-content-ids-mismatch.yml")).toContain("happened_at: 2026-11-19T08:00:00Z");
  });

  it("takes names for numbers, asks again after nonsense, and writes nothing without a yes", async () => {
    const before = records();
    const { code, out, err } = await asking("99", "mobile", "value-drift", "0", "event-time-late 1", "no");
    expect(code).toBe(0);
    expect(err.match(/Please answer with/gu)?.length).toBe(3);
    expect(out).toContain("Likely: ");
    expect(records()).toEqual(before);
  });

  it("asks for words where nothing else is known", async () => {
    expect((await asking("15", "", "dynamic ads show products nobody looked at")).out).toContain("content_ids");
    expect((await asking("15", "", "")).code).toBe(1);
  });

  it("asks again for a moment that it can't read", async () => {
    const { err, code } = await asking("1", "", "yes", "yesterday", "now", "");
    expect([code, err.includes('"yesterday" is no moment')]).toEqual([0, true]);
    expect(records()).toContain("2026-11-22-purchase-spike.yml");
  });

  it.each([[[]], [["3"]]])("stops where the answers end, with the options that say it", async (answers) => {
    const { code, err, out } = await asking(...answers);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--symptom");
  });

  it("runs as a process of its own, and ends although nobody closes the pipe", async () => {
    const asked = spawn(process.execPath, [program, "route"], { cwd: store.repository.path, stdio: "pipe" });
    let out = "";
    asked.stdout.setEncoding("utf8").on("data", (text: string) => void (out += text));
    asked.stdin.write("3\n\nn\n");
    const code = await new Promise((resolve) => asked.once("close", resolve));
    expect([code, out.includes("Likely: Value drifts")]).toEqual([0, true]);
  });
});

/** A terminal that presses keys one after the other. */
async function pressing(keys: readonly string[]): Promise<Ran> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  let out = "";
  let err = "";
  output.resume();
  const next = (left: readonly string[]): void => {
    const [key, ...rest] = left;
    if (key === undefined) return;
    input.write(key);
    setTimeout(() => next(rest), 40);
  };
  setTimeout(() => next(keys), 400);
  const code = await runCli(["route"], {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: {},
    directory: store.repository.path,
    now: () => new Date("2026-11-22T12:00:00Z"),
    colour: { out: false, err: false },
    columns: null,
    progressColumns: null,
    input: () => ({ line: () => Promise.resolve(null), close: () => undefined }),
    terminal: { input, output },
    drained: () => Promise.resolve(),
  });
  return { code, out, err };
}

const [down, enter, interrupt] = ["\u001B[B", "\r", "\u0003"];

describe("on a terminal", () => {
  it("is answered with arrow keys", async () => {
    const { code, out } = await pressing([down, down, enter, enter, enter]);
    expect([code, out.includes("Likely: Value drifts")]).toEqual([0, true]);
  });

  it("leaves nothing behind after Ctrl-C, whenever it comes", async () => {
    const before = records();
    for (const keys of [[interrupt], [enter, interrupt], [enter, enter, "y", interrupt]]) {
      const { code, err } = await pressing(keys);
      expect([code, err]).toEqual([2, expect.stringContaining("nothing was written")]);
    }
    expect(records()).toEqual(before);
  });
});

describe("route --test", () => {
  it("asks the reference cases", async () => {
    expect(await sg("--test")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ routing cases: /u) as string,
    });
    expect(JSON.parse((await sg("--test", "--json")).out)).toEqual({ version: 1, findings: [] });
  });

  it("points at what differs, for people and machines", async () => {
    const made = createStore();
    const cases = referenceText("governance/tests/routes.yml").replace(
      "incident: value-drift",
      "incident: hashing-broken",
    );
    made.repository.commit({ files: { "governance/tests/routes.yml": cases } });
    made.repository.checkout("main");
    const text = await run(made.repository.path, "route", "--test");
    const json = await run(made.repository.path, "route", "--test", "--json");
    made.repository.remove();
    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.out).toMatch(/error\[route-differs\] governance\/tests\/routes\.yml:\d+:\d+/u);
    const value: unknown = JSON.parse(json.out);
    expect(validate("findings", value)).toMatchObject({ ok: true });
    expect(value).toMatchObject({ findings: [{ code: "route-differs", file: "governance/tests/routes.yml" }] });
  });

  it("says where cases are written when there are none", async () => {
    const made = createStore();
    const { code, err } = await run(made.repository.path, "route", "--test");
    made.repository.remove();
    expect([code, err.includes("docs/router.md")]).toEqual([2, true]);
  });
});
