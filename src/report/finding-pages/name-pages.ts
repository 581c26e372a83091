import type { FindingArguments } from "../../model/finding.ts";
import { names, type FindingExample, type FindingPages } from "./finding-page.ts";

type UnknownArguments = FindingArguments["unknown-owner"];

interface Wording {
  readonly kind: string;
  readonly where: string;
  readonly why: string;
  readonly example: FindingExample;
}

interface UnknownPage {
  readonly severity: "error";
  readonly title: string;
  readonly message: (args: UnknownArguments) => string;
  readonly fix: (args: UnknownArguments) => string | null;
  readonly why: string;
  readonly example: FindingExample;
}

/** All unknown names are worded alike; only what they name differs. */
function unknown({ kind, where, why, example }: Wording): UnknownPage {
  const article = /^[aeiou]/.test(kind) ? "An" : "A";
  return {
    severity: "error",
    title: `${article} ${kind} that does not exist`,
    message: ({ name, suggestion }) => `${where} has no ${kind} ${name}${didYouMean(suggestion)}`,
    fix: knownOnes,
    why,
    example,
  };
}

function didYouMean(suggestion: string | null): string {
  return suggestion === null ? "" : `; did you mean ${suggestion}?`;
}

function knownOnes({ known }: UnknownArguments): string | null {
  return known.length === 0 ? null : `use one of ${names(known)}`;
}

const conclusion = (restsOn: string): string => `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [${restsOn}]
    instead: Net order revenue
`;

const router = (pauseFirst: string): string => `incidents:
  value-drift:
    title: Values drift while counts look right
    symptom: Revenue in the ads manager falls, orders do not
    likely_cause: One path leaves out shipping
    contaminates: [Purchase.value]
    pause_first: [${pauseFirst}]
    first_action: Compare ten orders
    do_not: Do not call it healthy because the count held
    close_when: { retests: [order-sample] }
    owner: tracking
`;

const resume = (retest: string, store: string): string => `kind: resume
through: 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c
signals: [Purchase.value]
retests: [{ retest: ${retest}, result: passed, at: 2026-11-22T09:00:00Z }]
contaminated: none
scope: { stores: [${store}] }
`;

const reconciliation = (metric: string): string => `retests:
  order-sample:
    title: All orders of a window against both paths
    method: [Export orders and events of the window and reconcile them]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: reconciliation
    passes_when:
      ${metric}: { min_rate: 0.98, min_orders: 150 }
`;

/** Names that stand for nothing. */
export const namePages: FindingPages<
  | "unknown-owner"
  | "unknown-retest"
  | "unknown-signal"
  | "unknown-event"
  | "unknown-parameter"
  | "unknown-metric"
  | "unknown-trigger"
  | "unknown-conclusion"
  | "unknown-store"
  | "unknown-incident"
> = {
  "unknown-owner": unknown({
    kind: "owner",
    where: "owners.yml",
    why: "An owner is who is asked, who signs and who may resume. A role that does not exist can do none of it, and the change would wait for nobody.",
    example: {
      file: "conclusions.yml",
      wrong: conclusion("Purchase.value").replace("owner: media", "owner: medai"),
      mark: "medai",
      right: conclusion("Purchase.value"),
    },
  }),
  "unknown-retest": unknown({
    kind: "retest",
    where: "retests.yml",
    why: "A retest that does not exist can't be run, so what it was to prove would stay unproven for good.",
    example: {
      file: "records/2026-11-23-resume.yml",
      wrong: resume("order-smaple", "us"),
      mark: "order-smaple",
      right: resume("order-sample", "us"),
    },
  }),
  "unknown-signal": {
    severity: "error",
    title: "A signal that no event has",
    message: ({ name, suggestion }) => `no event has this signal (${name})${didYouMean(suggestion)}`,
    fix: knownOnes,
    why: "A signal is Event.parameter, with a parameter that the event lists, or Event.occurrence. A name that matches nothing protects nothing: the conclusion would never be paused, the trigger would touch thin air.",
    example: {
      file: "conclusions.yml",
      wrong: conclusion("Purchase.valeu, Purchase.value"),
      mark: "Purchase.valeu",
      right: conclusion("Purchase.value"),
    },
  },
  "unknown-event": {
    severity: "error",
    title: "An event that no file describes",
    message: ({ name, suggestion }) => `no file in events/ describes ${name}${didYouMean(suggestion)}`,
    fix: knownOnes,
    why: "Capitals count, in the sheet as in what the two paths send: purchase and Purchase are two events, and only one of them is optimised for.",
    example: {
      file: "conclusions.yml",
      wrong: conclusion("Purchase.value, purchase.value"),
      mark: "purchase.value",
      right: conclusion("Purchase.value"),
    },
  },
  "unknown-parameter": {
    ...unknown({
      kind: "parameter",
      where: "parameters.yml",
      why: "parameters.yml is the source-of-truth map: each parameter has one system that owns its value, one rule that must hold, one owner. A parameter that is not in it has none of them.",
      example: {
        file: "events/purchase.yml",
        wrong: `event: Purchase
business_action: An order is paid
fires_when: The order is confirmed
never_when: The page is loaded again
browser: { source: customer-events, sender: null, detail: A custom pixel }
server: { source: backend, sender: null, detail: A worker }
event_id: { logic: The order id }
parameters: [value, curency]
owner: tracking
rollback: { owner: tracking, rule: Revert it, resume_when: { retests: [order-sample] } }
`,
        mark: "curency",
        right: `event: Purchase
business_action: An order is paid
fires_when: The order is confirmed
never_when: The page is loaded again
browser: { source: customer-events, sender: null, detail: A custom pixel }
server: { source: backend, sender: null, detail: A worker }
event_id: { logic: The order id }
parameters: [value, currency]
owner: tracking
rollback: { owner: tracking, rule: Revert it, resume_when: { retests: [order-sample] } }
`,
      },
    }),
    fix: ({ known }) => `add it to parameters.yml${known.length === 0 ? "" : `, or use one of ${names(known)}`}`,
  },
  "unknown-metric": {
    severity: "error",
    title: "A rate that no reconciliation computes",
    message: ({ name, suggestion }) => `no reconciliation computes a rate ${name}${didYouMean(suggestion)}`,
    fix: knownOnes,
    why: "The rates are a closed list, so that a report, the gate and the router mean the same. What nothing computes is unknown, and unknown never passes.",
    example: {
      file: "retests.yml",
      wrong: reconciliation("same_valeu"),
      mark: "same_valeu",
      right: reconciliation("same_value"),
    },
  },
  "unknown-trigger": unknown({
    kind: "trigger",
    where: "triggers.yml",
    why: "A freeze or a record that names a trigger which does not exist freezes and declares nothing.",
    example: {
      file: "records/2026-11-20-klarna.yml",
      wrong: "kind: change\ndeclares: [chekout]\nhappened_at: 2026-11-20T14:10:00Z\n",
      mark: "chekout",
      right: "kind: change\ndeclares: [checkout]\nhappened_at: 2026-11-20T14:10:00Z\n",
    },
  }),
  "unknown-conclusion": unknown({
    kind: "conclusion",
    where: "conclusions.yml",
    why: "Whoever follows the router in an incident reads this name and must know what not to decide.",
    example: { file: "router.yml", wrong: router("roas, rosa"), mark: "rosa", right: router("roas") },
  }),
  "unknown-store": unknown({
    kind: "store",
    where: "sheet.yml",
    why: "The scope of a record says for which stores it pauses or frees. A store that does not exist would leave every store as it was.",
    example: {
      file: "records/2026-11-23-resume.yml",
      wrong: resume("order-sample", "uk"),
      mark: "uk",
      right: resume("order-sample", "us"),
    },
  }),
  "unknown-incident": unknown({
    kind: "incident",
    where: "router.yml",
    why: "An incident record takes what it contaminates, its first action and when it is closed from the router's entry.",
    example: {
      file: "records/2026-11-20-drift.yml",
      wrong: "kind: incident\nincident: value-drfit\nhappened_at: 2026-11-20T14:10:00Z\n",
      mark: "value-drfit",
      right: "kind: incident\nincident: value-drift\nhappened_at: 2026-11-20T14:10:00Z\n",
    },
  }),
};
