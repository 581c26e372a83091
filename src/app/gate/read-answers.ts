import type { Facts } from "../../model/facts.ts";
import { readFacts } from "./read-facts.ts";
import { noAnswers, type RecordedAnswers } from "./recorded-discussion.ts";

/** What people answered, or everything that is wrong with the file by JSON pointer. */
export type ReadAnswers =
  | { readonly ok: true; readonly recorded: Pick<RecordedAnswers, "subject" | "answers" | "people"> }
  | { readonly ok: false; readonly problems: readonly string[] };

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

/** An answers file filled up to facts about nothing, so that the one schema of facts checks it. */
function asFacts(said: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const none = noAnswers();
  const commit = "0".repeat(40);
  const change = {
    branch: "main",
    base: commit,
    merge_base: commit,
    head: commit,
    files: [],
    texts: { before: {}, after: {} },
  };
  return {
    version: 1,
    now: "2000-01-01T00:00:00Z",
    policies: { base: { state: "absent", commit }, group: null },
    current: { change, proposed: null, conflicts: [], records: [], evidence: [] },
    reviewed: {},
    landed: {},
    foreign_statuses: [],
    problems: [],
    subject: { ...none.subject, ...record(said["subject"]) },
    answers: { ...none.answers, ...record(said["answers"]) },
    people: { ...none.people, ...record(said["people"]) },
  };
}

/** Takes `subject`, `answers` and `people` of a facts file, or of a file that holds only some of these. */
export function readAnswers(value: unknown): ReadAnswers {
  const said = record(value);
  if (said === null) return { ok: false, problems: ["the file must hold a JSON object"] };
  const read = readFacts(asFacts(said));
  if (!read.ok)
    return {
      ok: false,
      problems: read.errors.map(
        ({ instancePath, keyword }) => `${instancePath === "" ? "the value" : instancePath} fails ${keyword}`,
      ),
    };
  const { subject, answers, people }: Facts = read.facts;
  return { ok: true, recorded: { subject, answers, people } };
}
