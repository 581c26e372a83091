import { closeSync, openSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { reconciled } from "./reconciled.ts";
import { serverLog, shopFolder } from "./small-shop.ts";

const log = serverLog();
const server = ["--orders", "orders.csv", "--server"];
const gigabyte = 1 << 30;
const block = Buffer.alloc(1 << 24, "x");

/** A file with a line of a gigabyte between `before` and `after`. */
function longLine(path: string, before: string, after: string): void {
  const file = openSync(path, "w");
  writeSync(file, before);
  for (let size = 0; size < gigabyte; size += block.length) writeSync(file, block);
  writeSync(file, after);
  closeSync(file);
}

describe("reconcile over a gigabyte without a line break", () => {
  const bounded = (ran: ReturnType<typeof reconciled>) => {
    expect(ran.megabytes).toBeLessThan(1536);
    expect(ran.seconds).toBeLessThan(45);
  };

  it("leaves a line of text out, reads the others, and is not content", () => {
    const root = shopFolder();
    longLine(join(root, "s.jsonl"), `${log}{"data":[{"event_name":"Purchase","event_id":"`, `"}]}\n`);
    const ran = reconciled(root, [...server, "s.jsonl"]);
    expect(ran).toMatchObject({ code: 2, verdicts: { matched: 20 }, said: ["error input-damaged"] });
    bounded(ran);
  });

  it("finds nothing in a line of zeros", () => {
    const root = shopFolder({ "s.jsonl": "" });
    truncateSync(join(root, "s.jsonl"), gigabyte);
    const ran = reconciled(root, [...server, "s.jsonl"]);
    expect(ran).toMatchObject({
      code: 2,
      verdicts: { unknown: 20 },
      said: ["error input-damaged", "error input-unknown"],
    });
    bounded(ran);
  });

  it("gives up a document of one endless text", () => {
    const root = shopFolder();
    longLine(join(root, "s.json"), '[{"event_name":"Purchase","event_id":"', '"}]');
    const ran = reconciled(root, [...server, "s.json"]);
    expect(ran).toMatchObject({ code: 2, verdicts: { unknown: 20 }, said: ["error input-damaged"] });
    bounded(ran);
  });

  it("unpacks no megabyte into a gigabyte", () => {
    const packed = gzipSync(block);
    const root = shopFolder({ "s.gz": Buffer.concat(Array.from({ length: 70 }, () => packed)) });
    const ran = reconciled(root, [...server, "s.gz"]);
    expect(ran).toMatchObject({ code: 2, verdicts: { unknown: 20 }, said: ["error input-damaged"] });
    bounded(ran);
  });
});
