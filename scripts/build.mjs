// Runs as `prepare` on every install, so it is plain JavaScript and tolerates an install without the compilers.
// `node scripts/build.mjs FOLDER` builds into another folder than `dist`.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, "src");
const dist = resolve(process.argv[2] ?? join(root, "dist"));
// Built beside and put in place whole: a command that starts meanwhile finds all of its parts, old or new.
const [fresh, former] = [`${dist}.new-${String(process.pid)}`, `${dist}.old-${String(process.pid)}`];

const compilers = async () => {
  try {
    return { tsc: createRequire(import.meta.url).resolve("typescript/bin/tsc"), esbuild: await import("esbuild") };
  } catch {
    return undefined;
  }
};

const copyGenerated = () => {
  for (const path of readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (!/\.generated\.(js|d\.ts)$/.test(path)) continue;
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    copyFileSync(join(src, path), join(fresh, path));
  }
};

// The command line starts in a tenth of the files: what a command loads lies in few parts, and packages stay where they are.
// Names and lines stay readable, since --debug shows them.
const bundleCommandLine = async (esbuild) => {
  const folder = join(fresh, "cli");
  rmSync(folder, { recursive: true, force: true });
  await esbuild.build({
    entryPoints: [join(src, "cli", "main.ts")],
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    // Beside the entry: the version is read from the manifest two folders up.
    chunkNames: "[name]-[hash]",
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "warning",
  });
  chmodSync(join(folder, "main.js"), 0o755);
};

const build = async () => {
  const found = await compilers();
  if (found === undefined || !existsSync(src)) {
    console.log("build: skipped, the compilers or the source are not installed");
    return 0;
  }
  const options = ["-p", join(root, "tsconfig.build.json"), "--outDir", fresh];
  const { status } = spawnSync(process.execPath, [found.tsc, ...options], { stdio: "inherit" });
  if (status !== 0) return status ?? 1;
  copyGenerated();
  await bundleCommandLine(found.esbuild);
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(fresh, dist);
  return 0;
};

try {
  process.exitCode = await build();
} finally {
  for (const folder of [fresh, former]) rmSync(folder, { recursive: true, force: true });
}
