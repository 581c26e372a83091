import type { SourceFile } from "../../src/sheet/read-sheet.ts";

/** The smallest sheet without findings, by path below `governance/`. */
export const tinySheet: Readonly<Record<string, string>> = {
  "sheet.yml": `version: 1
name: Northwind Outdoor
stores:
  us: { domain: northwind.example, dataset: "123456789012345", currency: USD }
policy: { owner: growth }
`,
  "owners.yml": `owners:
  tracking: { title: Tracking engineering, people: ["@ada", "@grace"] }
  media: { title: Media buying, people: ["@lin", "@omar"] }
  growth: { title: Growth, people: ["@kim", "@grace"] }
`,
  "parameters.yml": `parameters:
  value: { source_of_truth: The order, must_hold: Equals the order total, owner: tracking }
  currency: { source_of_truth: The order, must_hold: The order's currency, owner: tracking }
`,
  "events/purchase.yml": `event: Purchase
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
  "conclusions.yml": `conclusions:
  roas:
    title: Return on ad spend
    owner: media
    rests_on: [Purchase.value]
    instead: Net order revenue
`,
  "triggers.yml": `triggers:
  checkout:
    title: Checkout change
    owner: tracking
    when:
      - paths: ["src/checkout/**"]
      - declared: true
    touches: [Purchase.value]
    retests: { after_release: [order-sample] }
`,
  "retests.yml": `retests:
  order-sample:
    title: Ten orders, side by side
    method: [Compare ten orders with what both paths sent]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: attested
`,
  "router.yml": `incidents:
  value-drift:
    title: Values drift while counts look right
    symptom: Revenue in the ads manager falls, orders do not
    likely_cause: One path leaves out shipping
    contaminates: [Purchase.value]
    pause_first: [roas]
    first_action: Compare ten orders
    do_not: Do not call it healthy because the count held
    close_when: { retests: [order-sample] }
    owner: tracking
`,
};

/** The tiny sheet with some files replaced, added, or (null) left out. */
export function tinyFiles(changes: Readonly<Record<string, string | null>> = {}): readonly SourceFile[] {
  return Object.entries({ ...tinySheet, ...changes }).flatMap(([path, text]) =>
    text === null ? [] : [{ path: `governance/${path}`, text }],
  );
}

/** The text that a finding marks in a file. */
export function markedText(
  text: string,
  place: { readonly line?: number; readonly column?: number; readonly length?: number },
): string {
  const line = text.replace(/^\uFEFF/, "").split("\n")[(place.line ?? 1) - 1] ?? "";
  const start = (place.column ?? 1) - 1;
  return line.slice(start, start + (place.length ?? 0));
}
