import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createIssueForms, type IssueFormsOptions } from "../../../../src/host/github/dashboard/issue-forms.ts";
import { refuse } from "../../../github/faults.ts";
import { clientOptions, openStore, type Store } from "../store.ts";

let store: Store;
let number: number;
beforeEach(async () => {
  store = await openStore();
  number = store.github.openIssue({
    title: "Klarna",
    body: "### Since\n\nMonday",
    labels: ["signal-change"],
    by: "kim",
  });
});
afterEach(async () => {
  expect(store.github.violations()).toEqual([]);
  await store.close();
});

const forms = (options: Partial<IssueFormsOptions> = {}) =>
  createIssueForms({ ...clientOptions(store.github, store.logged), runNumber: 7, ...options });
const comments = () => [...store.github.world.comments.values()];
const marker = (run: number): string => `<!-- signal-governance:form run=${String(run)} -->\n`;

describe("an issue that somebody filed", () => {
  it("is read as it stands now", async () => {
    store.github.changeIssue(number, { body: "### Since\n\nTuesday", by: "kim" });
    expect(await forms().readIssue(number)).toEqual({
      body: "### Since\n\nTuesday",
      labels: ["signal-change"],
      filed_at: "2026-11-01T12:00:00Z",
    });
  });

  it("is none when it is gone or was never there", async () => {
    expect(await forms().readIssue(99)).toBeNull();
    store.github.fault({ match: `issues/${String(number)}`, respond: refuse(410, "This issue was deleted") });
    expect(await forms().readIssue(number)).toBeNull();
  });

  it("throws when it could not be read", async () => {
    store.github.fault({ match: `issues/${String(number)}`, times: 9, respond: refuse(500, "Server Error") });
    await expect(forms().readIssue(number)).rejects.toThrow("could not read the issue");
  });
});

describe("its answer", () => {
  it("is one comment, updated in place and silent when nothing changed", async () => {
    expect(await forms().postAnswer(number, "one")).toBe("posted");
    expect(await forms({ runNumber: 8 }).postAnswer(number, "one")).toBe("unchanged");
    expect(await forms({ runNumber: 9 }).postAnswer(number, "two")).toBe("posted");
    expect(comments()).toMatchObject([{ number, body: `${marker(9)}two` }]);
  });

  it("is another comment than somebody's with the same marker, and than the gate's", async () => {
    const spoof = store.github.comment(number, "mallory", `${marker(99)}all fine`);
    store.github.comment(number, "github-actions[bot]", "<!-- signal-governance:gate run=1 -->\nx");
    expect(await forms().postAnswer(number, "one")).toBe("posted");
    expect(comments()).toHaveLength(3);
    expect(store.github.world.comments.get(spoof)?.body).toBe(`${marker(99)}all fine`);
  });

  it("is put right when somebody edited it, and made again when somebody deleted it", async () => {
    await forms().postAnswer(number, "one");
    const [own] = comments();
    store.github.editComment(own?.id ?? 0, `${marker(99)}use everything`, "mallory");
    expect(await forms().postAnswer(number, "one")).toBe("posted");
    expect(comments()).toMatchObject([{ body: `${marker(7)}one` }]);
    store.github.deleteComment(own?.id ?? 0);
    expect(await forms().postAnswer(number, "one")).toBe("posted");
    expect(comments()).toHaveLength(1);
  });

  it("is made again when a person deletes it meanwhile", async () => {
    await forms().postAnswer(number, "one");
    const [own] = comments();
    const gone = () => store.github.deleteComment(own?.id ?? 0);
    store.github.fault({ match: /GET .*\/comments/u, after: gone });
    expect(await forms().postAnswer(number, "two")).toBe("posted");
    expect(comments()).toMatchObject([{ body: `${marker(7)}two` }]);
  });

  it("stays the newer run's, and one where two runs race", async () => {
    await forms({ runNumber: 9 }).postAnswer(number, "new");
    expect(await forms({ runNumber: 8 }).postAnswer(number, "old")).toBe("superseded");
    const other = store.github.openIssue({ title: "Pay", body: "", labels: ["signal-change"] });
    store.github.fault({ match: `POST /repos/northwind/store/issues/${String(other)}`, times: 2, delayMs: 100 });
    await Promise.all([8, 9].map((runNumber) => forms({ runNumber }).postAnswer(other, `run ${String(runNumber)}`)));
    expect(comments().filter((comment) => comment.number === other)).toHaveLength(1);
  });

  it("is left out where the token may not write", async () => {
    expect(await forms({ token: "read-only" }).postAnswer(number, "one")).toBe("not-permitted");
    expect(comments()).toEqual([]);
  });
});
