import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { usualStore } from "../../../scripts/store-generator/options.ts";
import { writeStore } from "../../../scripts/store-generator/write/write-store.ts";
import { parseEvidence } from "../../../src/sheet/parse-evidence.ts";
import { createRepository } from "../../git/repository.ts";
import { run } from "../run-cli.ts";
import { sheetFiles } from "../store.ts";

const repository = createRepository();
const folder = repository.path;
const evidence = join(folder, "governance/evidence");
const files = ["data/orders.jsonl", "data/browser.jsonl", "data/server.jsonl", "data/catalogue.csv"];
const sample = (...words: readonly string[]) => run(folder, "sample", "--store", "us", ...words);

beforeAll(() => {
  repository.commit({ files: sheetFiles() });
  repository.checkout("main");
  writeStore({ ...usualStore, orders: 120, seed: 3, blocked: 0, out: join(folder, "data") });
});

afterAll(() => repository.remove());

describe("sample", () => {
  it("shows ten orders side by side and writes the file that the gate reads, never over another", async () => {
    const first = await sample(...files);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(
      /10 orders of \d+ \(seed 1, spread over \d+ segments\): 10 matched\n✓ order-sample passes with this: /,
    );
    expect(first.err).toMatch(/^wrote governance\/evidence\/2026-11-22-order-sample\.yml; next: /);
    const again = await sample(...files);
    expect(again.err).toContain("2026-11-22-order-sample-2.yml");
    expect(again.out).toBe(first.out);
    const texts = readdirSync(evidence).map((name) => readFileSync(join(evidence, name), "utf8"));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toBe(texts[1]);
    const read = parseEvidence("governance/evidence/a.yml", "", texts[0] ?? "");
    expect(read.kind === "sample" ? read.sample.rows.length : read).toBe(10);
  });

  it("takes as many as asked for, by another seed others, and writes nothing when told so", async () => {
    const before = readdirSync(evidence);
    const [three, other] = [
      await sample("--orders", "3", "--dry-run", ...files),
      await sample("--orders", "3", "--seed", "2", "--dry-run", "--orders", files[0] ?? "", ...files.slice(1)),
    ];
    expect(three.out).toContain("3 orders of ");
    // Right as far as it goes, and too few to prove anything.
    expect([three.code, three.out]).toEqual([2, expect.stringContaining("? order-sample does not pass with this")]);
    expect(other.out).toContain("(seed 2, ");
    expect(other.out).not.toBe(three.out);
    expect(readdirSync(evidence)).toEqual(before);
  });

  it("can't say anything of orders alone, and says so by its exit code", async () => {
    const { code, out } = await sample("--orders", "3", "--dry-run", files[0] ?? "");
    expect(code).toBe(2);
    expect(out).toContain("3 could not know");
  });

  it("names a file that a pattern found as seen from here, not from the machine's root", async () => {
    writeFileSync(join(folder, "data/log-1.jsonl"), "nothing\n");
    const { err } = await sample("--orders", "3", "--dry-run", "--browser", "data/log-*.jsonl", ...files);
    rmSync(join(folder, "data/log-1.jsonl"));
    expect(err).toContain("data/log-1.jsonl");
    expect(err).not.toContain(folder);
  });

  it("shows best sellers", async () => {
    const { code, out } = await sample("--skus", "4", "--dry-run", "--markdown", ...files);
    expect(code).toBe(2);
    expect(out).toContain("❔ sku-sample does not pass with this: content");
    expect(out).toMatch(/^\*\*4 best sellers of \d+ products: /);
    expect(out.match(/ ViewContent \|/g)).toHaveLength(4);
  });

  it("prints the file's content as JSON, and writes it so where it is named so", async () => {
    const { out } = await sample("--orders", "2", "--json", "--out", "sample.json", ...files);
    expect(JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"))).toEqual(JSON.parse(out));
    const again = await sample("--orders", "2", "--out", "sample.json", ...files);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("never overwritten")]);
  });

  it.each([
    [["--orders", "0", ...files], /from 1 to 1000 rows/],
    [["--orders", "3", "--skus", "3", ...files], /two samples at once/],
    [["--seed", "x", ...files], /--seed takes a whole number/],
    [["--retest", "funnel", ...files], /no such sample proves "funnel"/],
    [["--json", "--markdown", ...files], /contradict each other/],
    [["--out", "-", ...files], /a sample is written to a file/],
    [[], /no file was named/],
  ] as const)("refuses %j", async (words, why) => {
    const { code, out, err } = await sample(...words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(why);
  });

  it("says that there was nothing to sample", async () => {
    const { code, out } = await sample("--dry-run", files[3] ?? "");
    expect([code, out]).toEqual([2, "Nothing was found to sample.\n"]);
    expect(existsSync(join(folder, "governance/evidence/2026-11-22-order-sample-3.yml"))).toBe(false);
  });
});
