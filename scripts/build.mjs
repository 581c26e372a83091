// Runs as `prepare` on every install, so it is plain JavaScript and tolerates an install without the compiler.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, "src");
const dist = join(root, "dist");

const compiler = () => {
  try {
    return createRequire(import.meta.url).resolve("typescript/bin/tsc");
  } catch {
    return undefined;
  }
};

const copyGenerated = () => {
  for (const path of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (!/\.generated\.(js|d\.ts)$/.test(path)) continue;
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    copyFileSync(join(src, path), join(dist, path));
  }
};

const build = () => {
  const tsc = compiler();
  if (tsc === undefined || !existsSync(src)) {
    console.log("build: skipped, the compiler or the source is not installed");
    return 0;
  }
  rmSync(dist, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  if (status !== 0) return status ?? 1;
  copyGenerated();
  const bin = join(dist, "cli", "main.js");
  if (existsSync(bin)) chmodSync(bin, 0o755);
  return 0;
};

process.exitCode = build();
