import { expect, test } from "vitest";
import type { LandedRecord, Landing } from "../../../src/model/landing.ts";
import { ledgerOf } from "../../../src/ledger/ledger-of.ts";
import { planResume, type ResumeNeeds, type ResumeQuestion } from "../../../src/ledger/resumes/plan-resume.ts";
import {
  commit,
  facts,
  firing,
  landed,
  landing,
  november,
  purchase,
  pushed,
  resume,
  sheet,
  themeFiring,
  version,
} from "../facts.ts";

const change = landing(5, november(10));
const id = `${commit(5).slice(0, 12)}/checkout`;

function plan(
  question: Partial<ResumeQuestion>,
  landings: readonly Landing[] = [change],
  records: readonly LandedRecord[] = [],
): ResumeNeeds {
  const asked = { signals: ["Purchase.*"], conclusions: [], stores: null, covers: { main: 99 }, ...question };
  return planResume(ledgerOf(facts({ landings, records })), sheet, asked);
}

test("a plan says what a resume through a commit must hold, and why", () => {
  expect(plan({})).toMatchObject({
    signals: purchase,
    retests: [{ retest: "order-sample", pauses: [id], resume_when: true }],
    unproven: [],
    unreleased: [],
    released_at_for: [],
    newest_landing: november(10),
    newest_release: november(10),
    soak_hours: 24,
    not_before: november(11),
  });
});

test("conclusions stand for what they rest on", () => {
  const { signals } = plan({ signals: [], conclusions: ["roas", "constructor"] });
  expect(signals).toEqual(["Purchase.currency", "Purchase.event_id", "Purchase.value"]);
});

test.each<[string, Partial<ResumeQuestion>]>([
  ["of earlier commits", { covers: { main: 5 } }],
  ["of another branch", { covers: { "store-eu": 99 } }],
  ["of other signals", { signals: ["ViewContent.*"] }],
  ["of another store", { stores: ["jp"] }],
])("a plan %s covers nothing", (_, question) => {
  expect(plan(question)).toMatchObject({
    covered: [],
    signals: [],
    retests: [],
    newest_release: null,
    not_before: null,
  });
});

test("without a commit a plan covers all that landed", () => {
  expect(plan({ covers: null }).covered).toHaveLength(1);
});

test("what a landed resume has lifted is planned no more", () => {
  const record = resume(november(11), { scope: { stores: ["us"] } });
  const back = landed("back", version(record, { position: 9, at: november(13), covers: { main: 6 } }));
  expect(plan({ stores: ["us"] }, [change], [back]).covered).toEqual([]);
  expect(plan({ stores: ["eu"] }, [change], [back]).covered).toHaveLength(1);
});

test("a push asks for a stated release, and an unproven firing for the proof that was missing", () => {
  const landings = [change, landing(6, november(11), { arrival: pushed, firings: [themeFiring] })];
  const theme = `${commit(6).slice(0, 12)}/theme`;
  expect(plan({ signals: ["*.*"] }, landings)).toMatchObject({
    retests: [
      { retest: "order-sample", pauses: [id] },
      { retest: "preview-order", pauses: [theme], resume_when: true },
    ],
    released_at_for: [theme],
    newest_landing: november(11),
    not_before: november(12),
  });
});

test("signals that nothing asked for proves are named", () => {
  const gone = landing(5, november(10), {
    firings: [firing({ trigger: "gone", after_release: [], signals: ["ViewContent.value"] })],
  });
  const { ViewContent, ...events } = sheet.events;
  const rollback = { ...ViewContent!.rollback, resume_when: { retests: [], soak_hours: 0 } };
  const silent = { ...sheet, events: { ...events, ViewContent: { ...ViewContent!, rollback } } };
  const ledger = ledgerOf(facts({ landings: [gone], sheet: silent }));
  const question = { signals: ["*.*"], conclusions: [], stores: null, covers: null };
  expect(planResume(ledger, silent, question)).toMatchObject({ retests: [], unproven: ["ViewContent.value"] });
});
