import type { Reconciliation } from "../../model/reconciliation.ts";
import { plainText } from "../plain-text.ts";
import { grouped } from "./number-words.ts";

const issues: Readonly<Record<string, string>> = {
  "event-without-order": "belong to no order",
  "id-reused": "share their id with an event of another order: one of the two is lost in silence",
  "same-id-other-name": "carry the id of an order's event under another name",
  "same-id-other-dataset": "carry the id of an order's event and went to another dataset",
  "second-sender": "come from a second sender on the page",
  "test-code": "carry a test code",
  "automatic-duplicate": "were made automatically beside the one that was meant",
  "id-missing": "carry no event id",
  "id-not-agreed": "carry another id than the sheet's template makes of their order",
  "receipt-unknown": "came at a time that their log does not say: what counts twice was told by their own time",
  "consent-ignored": "carry identifiers of customers who declined",
  "received-before": "were received before they happened, by the clocks of their log",
  "in-future": "carry a time that is still to come",
  repeated: "came again with the id of an earlier one, which counts once",
  "probable-match": "were matched to an order by amount and time only, which is probable, not certain",
};

/** What is wrong with events beside the verdicts of orders, a sentence each: "12 events belong to no order". */
export function eventWords({ events }: Reconciliation): readonly string[] {
  return Object.entries(events)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const says = Object.hasOwn(issues, kind) ? issues[kind] : undefined;
      return `${grouped(count)} events ${says ?? `show ${plainText(kind, 80).replaceAll("-", " ")}`}`;
    });
}
