import { describe, expect, it } from "vitest";
import { reconciled } from "./reconciled.ts";
import { count, numbers, purchase, shopFolder } from "./small-shop.ts";

const url = "https://graph.facebook.com/v25.0/123456789012345/events";
const asked = (n: number, answer: object) => JSON.stringify({ url, data: [purchase(n)], ...answer });
const taken = { status: 200, response: { events_received: 1, messages: [] } };
const error = { status: 400, response: { error: { code: 190 } } };
const log = (lines: readonly string[]) => `${lines.join("\n")}\n`;
/** Every third request was answered so. */
const everyThird = (answer: object) => log(numbers.map((n) => asked(n, n % 3 === 0 ? answer : taken)));

interface Case {
  readonly says: string;
  readonly content: string;
  readonly code: 0 | 1 | 2;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly said: readonly string[];
  /** Events that were refused and never taken. */
  readonly turnedAway?: number;
}

const told = ["warning input-rejected"];

const cases: readonly Case[] = [
  {
    says: "leaves the order missing where Meta refused the request",
    content: everyThird(error),
    code: 1,
    verdicts: { matched: 14, "missing-on-server": 6 },
    turnedAway: 6,
    said: told,
  },
  {
    says: "leaves all orders missing where Meta refused every request, and does not take the log for empty",
    content: log(numbers.map((n) => asked(n, error))),
    code: 1,
    verdicts: { "missing-on-server": count },
    turnedAway: count,
    said: told,
  },
  {
    says: "takes a retry that succeeded for the only one",
    content: log(numbers.flatMap((n) => [asked(n, error), asked(n, taken)])),
    code: 0,
    verdicts: { matched: count },
    said: told,
  },
  {
    says: "takes another order's event with the id of one that was refused for no retry of it",
    content: log([
      asked(1, error),
      JSON.stringify({ url, data: [purchase(2, 4, { event_id: purchase(1).event_id })], ...taken }),
      ...numbers.slice(2).map((n) => asked(n, taken)),
    ]),
    code: 1,
    verdicts: { matched: count - 1, "missing-on-server": 1 },
    turnedAway: 1,
    said: told,
  },
  {
    says: "is never fine where Meta received only a part of a request, because nobody knows which",
    content: log([
      ...numbers.slice(2).map((n) => asked(n, taken)),
      asked(1, { ...taken, data: [purchase(1), purchase(2)] }),
    ]),
    code: 2,
    verdicts: { matched: count },
    said: ["error input-rejected"],
  },
];

describe("reconcile over a log that holds Meta's answers", () => {
  it.each(cases)("$says", ({ content, code, verdicts, turnedAway = 0, said }) => {
    const root = shopFolder({ "s.jsonl": content });
    const ran = reconciled(root, ["--orders", "orders.csv", "--server", "s.jsonl"]);
    expect({ code: ran.code, verdicts: ran.verdicts, said: ran.said }).toEqual({ code, verdicts, said });
    expect(ran.events["turned-away"] ?? 0).toBe(turnedAway);
    expect(ran.causes).toEqual(turnedAway > 0 ? ["turned-away"] : []);
  });
});
