import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "./generate/outputs.ts";

const root = join(import.meta.dirname, "..");
const checkOnly = process.argv.includes("--check");

for (const [path, text] of await generatedFiles(root)) {
  const file = join(root, path);
  const current = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  if (current === text) continue;
  if (checkOnly) {
    console.error(`stale: ${path} (npm run generate mends it)`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}
