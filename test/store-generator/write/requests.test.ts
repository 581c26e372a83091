import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { judgeStore, readTruth, verdictsGiven } from "../../../scripts/store-generator/judge/judge-store.ts";
import { parseOptions } from "../../../scripts/store-generator/options.ts";
import { writeStore } from "../../../scripts/store-generator/write/write-store.ts";

const root = mkdtempSync(join(tmpdir(), "store-requests-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A token that expires, for good. */
const expired = "request-refused@from=2026-09-15T00:00:00Z+share=1";

describe("requests that Meta refuses", () => {
  test.each([
    [expired, "lines", "turned-away"],
    [expired, "texts", "turned-away"],
    ["request-poisoned@share=0.3", "lines", "lost-with-request"],
    ["request-poisoned@share=0.3", "texts", "lost-with-request"],
  ])("by %s, written as %s, are told by what became of their orders", async (fault, form, issue) => {
    const out = join(root, `${issue}-${form}`);
    const words = ["--orders", "250", "--seed", "5", "--out", out, "--faults", fault, "--server", form];
    const { events, files } = writeStore(parseOptions(words));
    const truth = readTruth(out);
    const report = await judgeStore(out, files);
    expect(verdictsGiven(report, truth)).toEqual(new Map(truth.map(({ order, verdict }) => [order, verdict])));
    expect(report.events).toEqual(events);
    expect(events[issue]).toBeGreaterThan(30);
    const says = report.explanations.map(({ code }) => code);
    expect(says).toEqual(issue === "turned-away" ? expect.arrayContaining([issue]) : []);
  });

  test("hold several events, of which one takes the others with it", () => {
    const out = join(root, "several");
    const { files } = writeStore(
      parseOptions(["--orders", "400", "--out", out, "--faults", "request-poisoned@share=0.8"]),
    );
    const [name] = Object.entries(files).flatMap(([kind, file]) => (kind === "server" ? [file] : []));
    const log = readFileSync(join(out, String(name)), "utf8")
      .trim()
      .split("\n");
    const requests = log.map(
      (line) => JSON.parse(line) as { readonly data: readonly { readonly event_name: string }[] },
    );
    const poisoned = requests.filter(({ data }) => data.some(({ event_name }) => event_name === "PageView"));
    expect(poisoned.some(({ data }) => data.length > 2)).toBe(true);
  });
});
