import { build } from "esbuild";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./repository.ts";

/** What is loaded at once with a file of the source: our files and packages, without what only runs later ask for. */
async function loadedWith(
  entry: string,
): Promise<{ readonly files: readonly string[]; readonly packages: readonly string[] }> {
  const { metafile } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    outdir: join(root, "dist"),
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    for (const { path: to, kind, external } of metafile.inputs[path]?.imports ?? []) {
      if (kind !== "import-statement") continue;
      if (external !== true) visit(to);
      else if (!to.startsWith("node:")) packages.add(to);
    }
  };
  visit(entry);
  return { files: [...files].sort(), packages: [...packages] };
}

test("the command line starts without a package and without what its commands work with", async () => {
  const { files, packages } = await loadedWith("src/cli/main.ts");
  expect(packages).toEqual([]);
  expect(files.filter((path) => !path.startsWith("src/cli/"))).toEqual([
    "src/app/sheet/nearest-name.ts",
    "src/port/host-error.ts",
    "src/port/message-of.ts",
    "src/report/inert/inert-terminal.ts",
    "src/report/terminal/page-width.ts",
    "src/report/terminal/painter.ts",
    "src/report/terminal/terminal-width.ts",
    "src/report/terminal/wrapped.ts",
    "src/sheet/findings/nearest.ts",
  ]);
});

test.each(["src/app/status/show-status.ts", "src/report/status/status-json.ts", "src/report/status/status-text.ts"])(
  "a status that finds nothing new loads no package: %s",
  async (entry) => {
    expect((await loadedWith(entry)).packages).toEqual([]);
  },
);
