import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createRepository } from "../git/repository.ts";
import { repositoryFiles, root, textOf } from "../hygiene/repository.ts";
import { fencesOf } from "./pages.ts";

const store = createRepository();
afterAll(() => store.remove());

test("the program of docs/output.md says of a history what is paused", () => {
  const sheet = repositoryFiles.filter((path) => /^governance\/(?:events\/)?[a-z-]+\.yml$/.test(path));
  store.commit({ files: Object.fromEntries(sheet.map((path) => [path, textOf(path)])) });
  store.commit({ files: { "src/checkout/total.js": "const total = cart.totalPrice;\n" }, message: "Another total" });
  mkdirSync(join(store.path, "node_modules"));
  symlinkSync(root, join(store.path, "node_modules", "signal-governance"), "junction");
  const [program = ""] = fencesOf("docs/output.md").flatMap(({ language, text }) => (language === "js" ? [text] : []));
  writeFileSync(join(store.path, "paused.mjs"), program);
  const said = execFileSync(process.execPath, ["paused.mjs"], { cwd: store.path, encoding: "utf8" });
  expect(said.trim().split("\n")).toContain("roas us paused");
});
