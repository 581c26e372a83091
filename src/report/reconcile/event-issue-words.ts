import type { Reconciliation } from "../../model/reconciliation.ts";
import { plainText } from "../inert/plain-text.ts";
import { grouped } from "../number-words.ts";
import { entryOf } from "../../firing/entry-of.ts";

/** What is true of one event, and of several. */
const issues: Readonly<Record<string, readonly [one: string, many: string]>> = {
  "event-without-order": ["belongs to no order", "belong to no order"],
  "id-reused": [
    "shares its id with an event of another order: one of the two is lost in silence",
    "share their id with an event of another order: one of the two is lost in silence",
  ],
  "same-id-other-name": [
    "carries the id of an order's event under another name",
    "carry the id of an order's event under another name",
  ],
  "same-id-other-dataset": [
    "carries the id of an order's event and went to another dataset",
    "carry the id of an order's event and went to another dataset",
  ],
  "too-few-identifiers": [
    "says too little of its customer: Meta refuses it, and the request that it is in",
    "say too little of their customers: Meta refuses them, and the requests that they are in",
  ],
  "lost-with-request": [
    "came in one request with an event that Meta refuses, which refuses the whole request: it never counted",
    "came in requests with an event that Meta refuses, which refuses the whole request: they never counted",
  ],
  "turned-away": [
    "was refused with its request, by Meta's answer in the log, and did not come again",
    "were refused with their requests, by Meta's answers in the log, and did not come again",
  ],
  "second-sender": ["comes from a second sender beside the main one", "come from a second sender beside the main one"],
  "test-code": ["carries a test code", "carry a test code"],
  "automatic-duplicate": [
    "was made automatically beside the one that was meant",
    "were made automatically beside the one that was meant",
  ],
  "id-missing": ["carries no event id", "carry no event id"],
  "id-not-agreed": [
    "carries another id than the sheet's template makes of its order",
    "carry another id than the sheet's template makes of their order",
  ],
  "receipt-unknown": [
    "came at a time that its log does not say: what counts twice was told by its own time",
    "came at a time that their log does not say: what counts twice was told by their own time",
  ],
  "consent-ignored": ["carries identifiers of a customer who declined", "carry identifiers of customers who declined"],
  "received-before": [
    "was received before it happened, by the clock of its log",
    "were received before they happened, by the clocks of their log",
  ],
  "in-future": ["carries a time that is still to come", "carry a time that is still to come"],
  repeated: [
    "came again for an order on the same path: with the id of the earlier one, within 48 hours, it counts once, otherwise it counts again",
    "came again for orders on the same path: with the id of the earlier one, within 48 hours, they count once, otherwise they count again",
  ],
  "probable-match": [
    "was matched to an order by amount and time only, which is probable, not certain",
    "were matched to an order by amount and time only, which is probable, not certain",
  ],
};

/** What is wrong with events beside the verdicts of orders, a sentence each: "12 events belong to no order". */
export function eventWords({ events }: Reconciliation): readonly string[] {
  return Object.entries(events)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) =>
      count === 1 ? `1 event ${issueWords(kind, 0)}` : `${grouped(count)} events ${issueWords(kind, 1)}`,
    );
}

function issueWords(kind: string, form: 0 | 1): string {
  const known = entryOf(issues, kind);
  const verb = form === 0 ? "shows" : "show";
  return known?.[form] ?? `${verb} ${plainText(kind, 80).replaceAll("-", " ")}`;
}
