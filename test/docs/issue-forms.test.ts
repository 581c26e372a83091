import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { changeFields, everyStore, incidentFields, somethingElse } from "../../src/app/forms/form-fields.ts";
import { signWords } from "../../src/report/route/sign-words.ts";
import { readReferenceSheet } from "../governance/reference-sheet.ts";
import { root, textOf } from "../hygiene/repository.ts";
import { formTroubles, type Form } from "./form-troubles.ts";

const folders = ["examples/issue-forms", ".github/ISSUE_TEMPLATE"];
const forms = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name !== "config.yml")
    .map((name) => `${folder}/${name}`),
);
const formAt = (path: string): Form => parse(textOf(path)) as Form;

test.each(forms)("%s is a form as GitHub takes it", (path) => {
  expect(formTroubles(parse(textOf(path)))).toEqual([]);
});

describe("a form that GitHub refuses is noticed:", () => {
  const fine = textOf("examples/issue-forms/signal-change.yml");
  test.each([
    ["no name", /^name: .*$/mu, "x-name: nothing"],
    ["no description", /^description: .*$/mu, ""],
    ["a kind of question that does not exist", "type: dropdown", "type: select"],
    ["an id twice", "id: since", "id: store"],
    ["an id with a space", "id: since", "id: since when"],
    ["a question without words", 'label: "Since when?"', 'label: ""'],
    ["two questions with the same words", '"Since when?"', '"Which store?"'],
    ["no choice", /options:\n(?: {8}- .*\n)+/u, "options: []\n"],
    ["a choice twice", '- "us"', '- "Every store"'],
    ["a choice that is no text", '- "us"', "- true"],
    ["a choice that GitHub keeps for itself", '- "us"', '- "None"'],
    ["a key that does not exist", "validations:", "validation:"],
    ["nothing but words of ours", /(?<=nobody[\s\S]*?)\n {2}- type: dropdown[\s\S]*/u, "\n"],
  ])("%s", (_, from, to) => {
    const broken = fine.replace(from, to);
    expect(broken).not.toBe(fine);
    expect(formTroubles(parse(broken))).not.toEqual([]);
  });
});

const sheet = readReferenceSheet();
const questions = (form: Form): readonly string[] => form.body.flatMap(({ attributes }) => attributes?.label ?? []);
const choices = (form: Form, id: string): readonly unknown[] =>
  (form.body.find((question) => question.id === id)?.attributes?.options ?? []).map((choice) =>
    typeof choice === "object" && choice !== null && "label" in choice ? choice.label : choice,
  );
const stores = [everyStore, ...Object.keys(sheet.stores)];

describe("signal-incident.yml", () => {
  const form = formAt("examples/issue-forms/signal-incident.yml");

  test("asks what the answer reads, in its order", () => {
    expect(questions(form)).toEqual(Object.values(incidentFields));
    expect(form.body.at(-1)?.type).toBe("textarea");
  });

  test("offers the router's titles, every sign, and the stores of the reference sheet", () => {
    expect(choices(form, "symptom")).toEqual([
      ...Object.values(sheet.incidents).map(({ title }) => title),
      somethingElse,
    ]);
    expect(choices(form, "signs")).toEqual(Object.values(signWords));
    expect(choices(form, "store")).toEqual(stores);
  });
});

describe("signal-change.yml", () => {
  const form = formAt("examples/issue-forms/signal-change.yml");

  test("asks what the answer reads, in its order", () => {
    expect(questions(form)).toEqual(Object.values(changeFields));
    expect(form.body.at(-1)?.type).toBe("textarea");
  });

  test("offers the triggers of the reference sheet that can be declared, and its stores", () => {
    const declarable = Object.values(sheet.triggers).filter(({ when }) =>
      when.some((entry) => entry.declared === true),
    );
    expect(choices(form, "trigger")).toEqual(declarable.map(({ title }) => title));
    expect(choices(form, "store")).toEqual(stores);
  });
});

test("both are explained in docs/router.md, which says where they go", () => {
  const page = textOf("docs/router.md");
  for (const path of forms.filter((one) => one.startsWith("examples/"))) expect(page).toContain(`(../${path})`);
  expect(page).toContain(".github/ISSUE_TEMPLATE/");
});
