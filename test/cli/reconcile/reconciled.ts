import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { validate } from "../../../src/contract/validate.ts";
import { runProcess } from "../run-cli.ts";

interface Report {
  readonly verdicts: Readonly<Record<string, number>>;
  readonly events: Readonly<Record<string, number>>;
  readonly explanations: readonly { readonly code: string }[];
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
}

/** What a report says, by its words, and what it took. Runs the built program over files of a folder and removes the folder. */
export function reconciled(root: string, words: readonly string[]) {
  const usage = join(root, "usage");
  const preload = join(root, "usage.mjs");
  writeFileSync(
    preload,
    `import { writeFileSync } from "node:fs";
     process.on("exit", () => writeFileSync(${JSON.stringify(usage)}, String(process.resourceUsage().maxRSS)));`,
  );
  const spill = mkdtempSync(join(tmpdir(), "signal-spill-"));
  const started = performance.now();
  try {
    const ran = runProcess(root, ["reconcile", ...words, "--json", "--salt", "x", "--spill", spill], {
      NODE_OPTIONS: `--import=${preload}`,
    });
    expect(ran.err).toBe("");
    const report: unknown = JSON.parse(ran.out);
    expect(validate("reconciliation", report)).toMatchObject({ ok: true });
    expect(readdirSync(spill)).toEqual([]);
    const { verdicts, events, explanations, findings } = report as Report;
    return {
      code: ran.code,
      verdicts: Object.fromEntries(Object.entries(verdicts).filter(([, orders]) => orders > 0)),
      events,
      causes: explanations.map(({ code }) => code),
      said: findings.map(({ severity, code }) => `${severity} ${code}`),
      seconds: (performance.now() - started) / 1000,
      megabytes: Number(readFileSync(usage, "utf8")) / 1024,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
    rmSync(spill, { recursive: true, force: true });
  }
}
