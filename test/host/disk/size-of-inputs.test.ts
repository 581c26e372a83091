import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sizeOfInputs } from "../../../src/host/disk/size-of-inputs.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inputs-"));
  mkdirSync(join(folder, "logs"));
  writeFileSync(join(folder, "orders.csv"), "x".repeat(100));
  writeFileSync(join(folder, "logs", "1.jsonl"), "x".repeat(10));
  writeFileSync(join(folder, "logs", "2.jsonl"), "x".repeat(20));
  writeFileSync(join(folder, "logs", "3.jsonl.gz"), "x".repeat(5));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the size of what will be read", () => {
  it.each([
    { of: "a file", named: ["orders.csv"], bytes: 100 },
    { of: "the files of a glob", named: ["logs/*.jsonl"], bytes: 30 },
    { of: "several names", named: ["orders.csv", "logs/1.jsonl"], bytes: 110 },
    { of: "what is packed, about eight times as much", named: ["logs/3.jsonl.gz"], bytes: 40 },
    { of: "what is not there, nothing", named: ["nothing.csv", "none/*.csv", "orders.csv/inside.csv"], bytes: 0 },
    { of: "standard input, nothing, as nobody knows", named: ["-"], bytes: 0 },
  ])("is that of $of", ({ named, bytes }) => {
    expect(sizeOfInputs(folder, named)).toBe(bytes);
  });
});
