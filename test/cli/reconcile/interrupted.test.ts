import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrdersStore, type OrdersStore } from "./orders-store.ts";
import { program } from "../run-cli.ts";

let store: OrdersStore;
let spill: string;
beforeAll(() => {
  store = createOrdersStore({ orders: 60 });
  spill = mkdtempSync(join(tmpdir(), "spill-"));
});
afterAll(() => {
  store.repository.remove();
  rmSync(spill, { recursive: true, force: true });
});

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const spilled = (): readonly string[] => readdirSync(spill, { recursive: true, encoding: "utf8" });

/** Starts the real program with orders that never end, and waits until `ready`. */
async function interrupt(signal: NodeJS.Signals, ready: () => boolean, fed: string) {
  const words = ["reconcile", "--orders", "-", "--server", "data/server.jsonl", "--json", "--out", "report.json"];
  const child = spawn(process.execPath, [program, ...words, "--spill", spill], {
    cwd: store.repository.path,
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => undefined);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ readonly code: number | null }>((resolve) => {
    child.once("close", (code) => {
      resolve({ code });
    });
  });
  child.stdin.write(fed);
  await until(() => ready() || child.exitCode !== null);
  child.kill(signal);
  return { ...(await ended), said };
}

describe("reconcile that is interrupted while it reads", () => {
  const fed = () => readFileSync(join(store.repository.path, "data/orders.jsonl"), "utf8");

  it.each([
    ["SIGINT", "as soon as there is a folder", () => spilled().length > 0],
    ["SIGINT", "when files are open", () => spilled().length > 2],
    ["SIGTERM", "when files are open", () => spilled().length > 2],
  ] as const)(
    "by %s %s ends with 130, says nothing, and leaves nothing half-written and nothing behind",
    async (signal, _when, ready) => {
      const { code, said } = await interrupt(signal, ready, fed());
      expect([code, said]).toEqual([130, ""]);
      expect(spilled()).toEqual([]);
      expect(existsSync(join(store.repository.path, "report.json"))).toBe(false);
      expect(readdirSync(store.repository.path).filter((name) => name.includes("report"))).toEqual([]);
    },
  );
});
