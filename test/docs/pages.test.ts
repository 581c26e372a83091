import { parseAllDocuments, parse } from "yaml";
import { describe, expect, test } from "vitest";
import { validate, type SchemaName } from "../../src/contract/validate.ts";
import { commands } from "../../src/cli/commands/all.ts";
import { readmeText } from "../../scripts/generate/readme.ts";
import { repositoryFiles, root, textOf } from "../hygiene/repository.ts";
import { anchorsOf, exists, fencesOf, linksOf, pages, rowsOf, targetOf, type Fence } from "./pages.ts";

describe.each(pages)("%s", (page) => {
  test("every link into the repository leads somewhere", () => {
    const dead = linksOf(page).filter((url) => {
      const target = targetOf(page, url);
      if (target === null) return false;
      if (!exists(target.path)) return true;
      return target.anchor !== "" && !anchorsOf(target.path).has(target.anchor);
    });
    expect(dead).toEqual([]);
  });

  test("every JSON text parses, every picture names its kind", () => {
    const fences = fencesOf(page).filter(({ language }) => ["json", "mermaid"].includes(language));
    const unread = fences.filter(
      ({ language, text }) => !(language === "json" ? isJson(text) : /^flowchart /m.test(text)),
    );
    expect(unread).toEqual([]);
  });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("dead links are noticed", () => {
  expect(targetOf("docs/gate.md", "../README.md#try-it")).toEqual({ path: "README.md", anchor: "try-it" });
  expect(exists("docs/nowhere.md")).toBe(false);
  expect(anchorsOf("README.md").has("try-it")).toBe(true);
  expect(anchorsOf("README.md").has("try-that")).toBe(false);
});

const written = pages.filter((page) => page !== "docs/findings.md").flatMap(fencesOf);
const yaml = written.filter(({ language }) => language === "yaml");

test("every YAML example outside the findings parses", () => {
  const broken = yaml.filter(({ text }) => parseAllDocuments(text).some(({ errors }) => errors.length > 0));
  expect(broken).toEqual([]);
});

const sheetExamples = yaml.flatMap(({ page, text }) => {
  const name = /^# governance\/([a-z]+)\.yml\n/.exec(text)?.[1];
  return name === undefined ? [] : [{ page, name: name as SchemaName, text }];
});

test("the README's files of a sheet are what their schemas ask for", () => {
  const readme = sheetExamples.filter(({ page }) => page === "README.md");
  expect(readme.map(({ name }) => name)).toEqual(["conclusions", "triggers"]);
  expect(readme.map(({ name, text }) => validate(name, parse(text))).filter(({ ok }) => !ok)).toEqual([]);
});

test("the outputs shown in docs/output.md are what their schemas describe", () => {
  const shown = fencesOf("docs/output.md").filter(({ language }) => language === "json");
  const names: readonly SchemaName[] = [
    "verdict",
    "findings",
    "status",
    "resume",
    "incidents",
    "testing",
    "closeout",
    "audit",
  ];
  expect(shown.length).toBe(names.length);
  expect(names.map((name, index) => validate(name, JSON.parse(shown[index]?.text ?? "")))).toEqual(
    names.map(() => expect.objectContaining({ ok: true }) as unknown),
  );
});

test("each line of the replay in docs/output.md is what its schema describes", () => {
  const [text = "", ...more] = fencesOf("docs/output.md").flatMap(({ language, text }) =>
    language === "ndjson" ? [text] : [],
  );
  const lines = text.trim().split("\n");
  expect(lines.map((line) => validate("replay", JSON.parse(line)).ok)).toEqual([true, true]);
  expect(more).toEqual([]);
});

test("every action that a page names is pinned to a commit with its version beside it", () => {
  const uses = written.flatMap(({ text }) => [...text.matchAll(/\buses: (.*)/g)].map(([, value = ""]) => value));
  expect(uses.length).toBeGreaterThan(3);
  expect(uses.filter((value) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(value))).toEqual([]);
});

test("README.md is short, and its generated parts are fresh", async () => {
  expect(textOf("README.md").split("\n").length).toBeLessThan(200);
  expect(await readmeText(root)).toBe(textOf("README.md"));
});

const invoked = ({ text }: Fence): readonly string[] =>
  [...text.matchAll(/^\s*(?:npx )?signal-governance(?: -C \S+)? ([a-z]+)/gm)].map(([, name = ""]) => name);
const inProse = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/`(?:npx )?signal-governance ([a-z]+)/g)].map(([, name = ""]) => name);

test("every command that a page names exists, and every one that exists has its page", () => {
  const known = commands.map(({ name }) => name);
  const named = [...written.flatMap(invoked), ...pages.flatMap(inProse)];
  const firstWords = known.map((name) => name.split(" ")[0]);
  expect([...new Set(named)].filter((name) => !firstWords.includes(name))).toEqual([]);
  expect(known.filter((name) => !anchorsOf("docs/commands.md").has(name.replaceAll(" ", "-")))).toEqual([]);
});

test("every npm script that a page names exists", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const own = pages.filter((page) => /^[A-Z]|^docs\//.test(page));
  const named = own.flatMap((page) => [...textOf(page).matchAll(/npm run ([a-z-]+)/g)].map(([, name = ""]) => name));
  expect(named.length).toBeGreaterThan(5);
  expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("every word of the glossary names a type or function that exists, in the file it names", () => {
  const words = rowsOf("docs/concepts.md").filter(([, , code = ""]) => code.includes(" in "));
  expect(words.length).toBeGreaterThan(15);
  const lost = words.filter(([, , code = ""]) => {
    const [name = "", path = ""] = code.split(" in ");
    const declared = new RegExp(`^export (interface|type|const|function) ${name}\\b`, "m");
    return !repositoryFiles.includes(path) || !declared.test(textOf(path));
  });
  expect(lost).toEqual([]);
});

const union = (file: string, name: string): readonly string[] => {
  const text = new RegExp(`export type ${name} =([^;]*);`).exec(textOf(file))?.[1] ?? "";
  return [...text.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);
};
const firstCells = (page: string): readonly string[] => rowsOf(page).flatMap(([first = ""]) => first.split(", "));

test.each(["VerdictWord", "RequirementState"])("docs/gate.md explains every %s", (name) => {
  const words = union("src/model/verdict.ts", name);
  expect(words.length).toBeGreaterThan(5);
  expect(words.filter((word) => !firstCells("docs/gate.md").includes(word))).toEqual([]);
});

test("docs/gate.md explains every kind of requirement and every command of a comment", () => {
  const kinds = union("src/model/verdict.ts", "RequirementKind");
  const keys = firstCells("docs/gate.md").map((cell) => cell.split(":")[0]);
  expect(kinds.filter((kind) => !keys.includes(kind))).toEqual([]);
  const verbs = [...textOf("src/gate/answers/commands.ts").matchAll(/readonly verb: "([^"]+)"/g)].map(
    ([, verb = ""]) => verb,
  );
  const explained = firstCells("docs/gate.md").flatMap((cell) => /^\/signal (\S+)/.exec(cell)?.[1] ?? []);
  expect([...explained].sort()).toEqual([...verbs].sort());
});

test("docs/gate.md gives no reason for an uncounted answer that the gate doesn't know", () => {
  const known = union("src/model/finding.ts", "NotCounted");
  const start = textOf("docs/gate.md").split("### Answers that do not count")[1]?.split("\n## ")[0] ?? "";
  const given = [...start.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+)/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word),
  );
  expect(given.length).toBeGreaterThan(8);
  expect(given.filter((word) => !known.includes(word))).toEqual([]);
});

test("docs/audit.md explains every kind of row of an audit", () => {
  const kinds = union("src/model/audit.ts", "AuditKind");
  expect(kinds.length).toBeGreaterThan(15);
  expect(kinds.filter((kind) => !firstCells("docs/audit.md").includes(kind))).toEqual([]);
});

test("every decision is in the index, once, under a title of its own", () => {
  const decisions = repositoryFiles.filter((path) => /^docs\/adr\/\d{4}-[a-z0-9-]+\.md$/.test(path));
  expect(linksOf("docs/adr/README.md").map((url) => `docs/adr/${url}`)).toEqual(decisions);
  expect(decisions.filter((path, index) => !textOf(path).startsWith(`# ${String(index + 1)}. `))).toEqual([]);
});
