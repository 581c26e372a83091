import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { actionBundle } from "./action/bundle.ts";
import { staleFiles } from "./action/stale-files.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "action", "dist");
const bundle = await actionBundle(root);

if (process.argv.includes("--check")) {
  const present = existsSync(dist) ? readdirSync(dist) : [];
  const committed = new Map(present.map((name) => [name, readFileSync(join(dist, name), "utf8")]));
  const stale = staleFiles(committed, bundle);
  for (const name of stale) console.error(`stale: action/dist/${name} (npm run build-action mends it)`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const [name, text] of bundle) writeFileSync(join(dist, name), text);
  const sizes = [...bundle].map(([name, text]) => `${name} ${String(Math.round(text.length / 1024))} K`);
  console.log(`wrote action/dist: ${sizes.join(", ")}`);
}
