import { names, type FindingPages } from "./finding-page.ts";
import { counted } from "../in-words.ts";

/** What a reconciliation finds beside the verdicts of its orders. */
export const signalPages: FindingPages<"identity-up-matches-down" | "totals-rise-alone" | "undeclared-change"> = {
  "identity-up-matches-down": {
    severity: "warning",
    title: "Identifiers rise while matches fall",
    message: ({ since, up, down }) =>
      `since ${since} more is identified (${names(up)}) and less agrees (${names(down)})`,
    fix: () => "route it: signal-governance route --from the JSON report; a better grade of identity ends no pause",
    why: "Event Match Quality grades whom events identify. It says nothing about event ids, amounts or products, and a sender that was switched often makes one better and the other worse.",
    example: "A new server sender adds hashed e-mail addresses, and sends an id of its own with every event.",
  },
  "totals-rise-alone": {
    severity: "warning",
    title: "Meta's count rises, the shop's orders do not",
    message: ({ since, event, meta, orders }) =>
      `since ${since} Meta counts ${meta[1]} ${event} after ${meta[0]}, and the shop has ${counted(orders[1], "order")} after ${orders[0]}`,
    fix: () => "sample ten orders and count the events of each; do not raise a budget on it meanwhile",
    why: "Orders are counted twice when a second sender is live, or when the two paths no longer share an id. The account looks better for it.",
    example: "An app that was installed on Monday sends Purchase beside the shop's own sender.",
  },
  "undeclared-change": {
    severity: "warning",
    title: "Something is there that was not before, and no record declares it",
    message: ({ what, value, orders, first_seen, first_order }) =>
      `a ${what} that nobody declared, ${value}, in ${counted(orders, "order")}, first in order ${first_order} at ${first_seen}`,
    fix: ({ record }) =>
      record === null
        ? "give the sheet a trigger that is declared for such changes, then declare it"
        : `declare it: the record is filled in, propose it as ${record.path}`,
    why: "A payment method, a sales channel, a sender or a dataset comes by a switch in some admin, which leaves no trace in git. From its first order on nobody knows whether its events are right.",
    example: "A wallet was switched on in the payment settings, and its thank-you page sends another event id.",
  },
};
