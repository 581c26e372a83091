import type { Answers, CheckRun, Comment, Login, Review } from "../../model/answers.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { Requirement, Verdict } from "../../model/verdict.ts";
import type { WrittenTestCase } from "../../model/written.generated.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { login } from "../../gate/answers/people.ts";
import type { Path } from "../../sheet/yaml/locate.ts";
import { instant, memberOf, momentOf, testHead } from "./test-facts.ts";
import { dayLength } from "../../firing/durations.ts";

/** An answer of a test that answers nothing: nobody asked for it. */
export interface Unheard {
  readonly path: Path;
  readonly what: string;
}

/** What people of a test said, with the fingerprints of what was asked of them. */
export interface TestAnswers extends Pick<Answers, "comments" | "reviews" | "checks"> {
  readonly unheard: readonly Unheard[];
}

interface Asked {
  readonly sheet: Sheet;
  /** The verdict without any answer. */
  readonly verdict: Verdict;
}

/** One thing that somebody says, before it has its time. */
interface Said {
  readonly path: Path;
  readonly what: string;
  readonly days_ago: number;
  /** Lines of comments; none and no review or check: it answers nothing. */
  readonly lines: readonly { readonly by: Login; readonly line: string }[];
  readonly review?: { readonly by: Login; readonly state: Review["state"] };
  readonly checks?: readonly { readonly name: string; readonly app: string }[];
}

const link = "https://example.com/shown-by-a-test";

/** Turns what a test lets people say into comments, reviews and checks, in the order in which it is written. */
export function testAnswers(test: WrittenTestCase, asked: Asked): TestAnswers {
  const said = Object.entries(test.answers ?? {}).flatMap(([verb, items]: [string, readonly unknown[]]) =>
    items.map((_, index) => saying(test, asked, { verb, index })),
  );
  const heard = said.filter((one) => one !== null);
  const now = momentOf(test, asked.sheet);
  const at = (index: number): string => {
    const one = heard[index];
    return instant(now - (one?.days_ago ?? 0) * dayLength - (heard.length - index) * 1000);
  };
  const comments = heard.flatMap(({ lines }, index) =>
    lines.map(({ by, line }): Omit<Comment, "id"> => {
      return { author: by, body: line, created_at: at(index), edited: false, url: null };
    }),
  );
  return {
    comments: comments.map((comment, index) => ({ ...comment, id: index + 1 })),
    reviews: heard.flatMap(({ review }, index) =>
      review === undefined
        ? []
        : [
            {
              id: index + 1,
              author: review.by,
              state: review.state,
              submitted_at: at(index),
              commit: testHead,
              url: null,
            },
          ],
    ),
    checks: heard.flatMap(({ checks = [] }, index) => checks.map((check) => succeeded(check, at(index)))),
    unheard: heard.flatMap(({ path, what, lines, review, checks = [] }) =>
      lines.length + checks.length > 0 || review !== undefined ? [] : [{ path, what }],
    ),
  };
}

function succeeded(check: { readonly name: string; readonly app: string }, at: string): CheckRun {
  return { ...check, status: "completed", conclusion: "success", started_at: at, completed_at: at, url: null };
}

function saying(
  { answers = {} }: WrittenTestCase,
  asked: Asked,
  { verb, index }: { readonly verb: string; readonly index: number },
): Said | null {
  const path = ["answers", verb, index];
  const passed = verb === "passed" ? answers.passed?.[index] : undefined;
  if (passed !== undefined) return passing(asked, path, typeof passed === "string" ? { retest: passed } : passed);
  const harmless = verb === "no_impact" ? answers.no_impact?.[index] : undefined;
  if (harmless !== undefined)
    return harmlessness(asked, path, typeof harmless === "string" ? { trigger: harmless } : harmless);
  if (verb !== "signed" && verb !== "approved" && verb !== "objected" && verb !== "overridden") return null;
  const who = answers[verb]?.[index];
  return who === undefined ? null : speaking(asked, { path, verb }, typeof who === "string" ? { by: who } : who);
}

function passing(
  asked: Asked,
  path: Path,
  given: { readonly retest: string; readonly by?: string; readonly evidence?: string; readonly days_ago?: number },
): Said {
  const open = asked.verdict.requirements.filter(({ kind, id }) => kind === "retest" && id === given.retest);
  const retest = entryOf(asked.sheet.retests, given.retest);
  const by = personOf(asked, given.by ?? retest?.owner ?? asked.sheet.policy.owner, open);
  const evidence = retest?.evidence ?? "attested";
  const said = { path, what: `passed ${given.retest}`, days_ago: given.days_ago ?? 0 };
  if (typeof evidence === "object") return { ...said, lines: [], checks: open.length === 0 ? [] : [evidence.check] };
  const lines = open.flatMap(({ fingerprint, with_evidence }) => {
    if (evidence !== "attested") return Object.values(with_evidence).map((print) => `/signal sign-off ${print}`);
    if (given.evidence === undefined) return [`/signal passed ${given.retest} ${fingerprint} ${link}`];
    const print = entryOf(with_evidence, given.evidence);
    return print === undefined ? [] : [`/signal passed ${given.retest} ${print} ${given.evidence}`];
  });
  return { ...said, lines: lines.map((line) => ({ by, line })) };
}

function harmlessness(
  asked: Asked,
  path: Path,
  given: { readonly trigger: string; readonly by?: string; readonly days_ago?: number },
): Said {
  const owner = given.by ?? entryOf(asked.sheet.triggers, given.trigger)?.owner ?? asked.sheet.policy.owner;
  const by = personOf(asked, owner, []);
  const prints = asked.verdict.triggers.filter(({ trigger }) => trigger === given.trigger);
  const lines = prints.map(({ fingerprint }) => ({
    by,
    line: `/signal no-impact ${given.trigger} ${fingerprint} a test says so`,
  }));
  return { path, what: `no impact of ${given.trigger}`, days_ago: given.days_ago ?? 0, lines };
}

function speaking(
  asked: Asked,
  { path, verb }: { readonly path: Path; readonly verb: "signed" | "approved" | "objected" | "overridden" },
  given: { readonly by: string; readonly days_ago?: number },
): Said {
  const mine = asked.verdict.requirements.filter((requirement) => asksFor(requirement, given.by));
  const by = personOf(asked, given.by, mine);
  const said = { path, what: `${verb} by ${given.by}`, days_ago: given.days_ago ?? 0 };
  if (verb === "approved" || verb === "objected") {
    return { ...said, lines: [], review: { by, state: verb === "approved" ? "APPROVED" : "CHANGES_REQUESTED" } };
  }
  const prints =
    verb === "overridden"
      ? [asked.verdict.fingerprint].filter(() => asked.verdict.requirements.length > 0)
      : mine.flatMap(({ fingerprint, with_evidence }) => [fingerprint, ...Object.values(with_evidence)]);
  const line = (print: string): string =>
    verb === "overridden" ? `/signal override ${print} a test says so` : `/signal sign-off ${print}`;
  return { ...said, lines: prints.map((print) => ({ by, line: line(print) })) };
}

function asksFor({ owners, people }: Requirement, by: string): boolean {
  return by.startsWith("@") ? people.some((person) => login(person) === login(by)) : owners.includes(by);
}

/** A person as named, or of a role the first one who may answer, else simply the first. */
function personOf({ sheet }: Asked, by: string, open: readonly Requirement[]): Login {
  if (by.startsWith("@")) return login(by);
  const { owners, policy } = sheet;
  const named = entryOf(owners, by);
  const role =
    named !== undefined && named.people.length + named.teams.length > 0 ? named : entryOf(owners, policy.owner);
  const people = policy.solo === null ? [...(role?.people ?? []), ...(role?.teams ?? []).map(memberOf)] : [policy.solo];
  const members = [...people, ...(role?.backups ?? [])].map(login);
  const allowed = new Set(open.flatMap((requirement) => requirement.people.map(login)));
  return members.find((member) => allowed.has(member)) ?? members[0] ?? `nobody-of-${by}`;
}
