import { names, type FindingPages } from "./finding-page.ts";

const trigger = (body: string): string => `triggers:
  checkout:
    title: Checkout change
    owner: tracking
${body}`;

const when = (entry: string): string =>
  trigger(`    when:
      - ${entry}
    touches: [Purchase.value]
    retests: { after_release: [order-sample] }
`);

const router = (pauseFirst: string): string => `incidents:
  wrong-currency:
    title: Purchases carry another currency
    symptom: Revenue jumps by the exchange rate
    likely_cause: One path sends the presentment currency
    contaminates: [Purchase.currency]
    pause_first: [${pauseFirst}]
    first_action: Compare ten orders
    do_not: Do not raise budgets on it
    close_when: { retests: [order-sample] }
    owner: tracking
`;

const owners = (media: string): string => `owners:
  tracking: { title: Tracking engineering, people: ["@ada", "@grace"] }
  media: { title: Media buying, people: [${media}] }
  growth: { title: Growth, people: ["@kim", "@grace"] }
`;

const retest = (id: string): string => `  ${id}:
    title: Ten orders, side by side
    method: [Compare ten orders with what both paths sent]
    proves: ["Purchase.*"]
    owner: tracking
    evidence: attested
`;

const purchase = (parameters: string): string => `event: Purchase
business_action: An order is paid
fires_when: The order is confirmed
never_when: The page is loaded again
browser: { source: customer-events, sender: null, detail: A custom pixel }
server: { source: backend, sender: null, detail: A worker }
event_id: { logic: The order id }
parameters: ${parameters}
owner: tracking
rollback: { owner: tracking, rule: Revert it, resume_when: { retests: [order-sample] } }
`;

/** Entries that are well formed and still leave a hole in the agreement. */
export const coveragePages: FindingPages<
  | "unproven-signal"
  | "touches-outside"
  | "conclusion-rests-on-nothing"
  | "signal-without-owner"
  | "signal-without-source"
  | "placeholder-person"
  | "one-person-role"
  | "empty-role"
  | "condition-never-matches"
  | "unused-retest"
  | "pattern-not-linear"
  | "pause-first-outside"
  | "stale-rendering"
> = {
  "unproven-signal": {
    severity: "error",
    title: "A touched signal that no retest proves",
    message: ({ trigger: id, signal, more, phase }) =>
      `no ${phase} retest of ${id} proves ${signal}${more > 0 ? ` and ${more} more` : ""}`,
    fix: ({ phase }) => `list a retest under ${phase} that proves it, or take the signal out of touches`,
    why: "What a trigger touches is paused until it is proven again. If none of its retests proves a signal, the pause could never end honestly. A trigger that resumes after the release needs an after_release retest for each signal, one that resumes at the merge a before_merge retest.",
    example: {
      file: "triggers.yml",
      wrong: trigger(`    when: [{ declared: true }]
    touches: [Purchase.value]
    retests: { before_merge: [order-sample] }
`),
      mark: "Purchase.value",
      right: trigger(`    when: [{ declared: true }]
    touches: [Purchase.value]
    retests: { after_release: [order-sample] }
`),
    },
  },
  "touches-outside": {
    severity: "error",
    title: "A condition that touches more than its trigger",
    message: ({ trigger: id, signal }) => `${id} itself does not touch ${signal}`,
    fix: () => "add the signal to the trigger's touches, or take it out of this condition",
    why: "touches inside a when entry narrows what the trigger touches for that kind of change. What it would add has not been checked against the trigger's retests.",
    example: {
      file: "triggers.yml",
      wrong: when("{ declared: true, touches: [Purchase.currency] }"),
      mark: "Purchase.currency",
      right: when("{ declared: true, touches: [Purchase.value] }"),
    },
  },
  "conclusion-rests-on-nothing": {
    severity: "error",
    title: "A conclusion that rests on nothing",
    message: ({ conclusion }) => `${conclusion} rests on no signal, so nothing can ever pause it`,
    fix: () => 'name the signals that the conclusion is drawn from; "*.*" stands for all of them',
    why: "A conclusion is paused when a signal it rests on is at risk. One that rests on nothing stays green through every incident.",
    example: {
      file: "conclusions.yml",
      wrong: `conclusions:
  roas: { title: Return on ad spend, owner: media, rests_on: [], instead: Net order revenue }
`,
      mark: "[]",
      right: `conclusions:
  roas: { title: Return on ad spend, owner: media, rests_on: [Purchase.value], instead: Net order revenue }
`,
    },
  },
  "signal-without-owner": {
    severity: "error",
    title: "A signal that nobody owns",
    message: ({ signal }) => `${signal} has no owner`,
    fix: () => "name the role that answers for it; an event's owner also owns its occurrence",
    why: "The owner signs when a change touches the signal and says when it may be trusted again. Without one the question is asked of nobody.",
    example: {
      file: "events/purchase.yml",
      wrong: purchase("{ value: null, currency: null, num_items: { source_of_truth: Order, must_hold: Set } }"),
      mark: "num_items",
      right: purchase(
        "{ value: null, currency: null, num_items: { source_of_truth: Order, must_hold: Set, owner: tracking } }",
      ),
    },
  },
  "signal-without-source": {
    severity: "error",
    title: "A signal without a source of truth",
    message: ({ signal }) => `${signal} has no source of truth`,
    fix: () => "name the one system that owns the value",
    why: "When browser and server disagree, the source of truth decides which of them is wrong. Without one they can only be compared with each other.",
    example: {
      file: "parameters.yml",
      wrong: `parameters:
  value: { must_hold: Equals the order total, owner: tracking }
  currency: { source_of_truth: The order, must_hold: The order's currency, owner: tracking }
`,
      mark: "value",
      right: `parameters:
  value: { source_of_truth: The order, must_hold: Equals the order total, owner: tracking }
  currency: { source_of_truth: The order, must_hold: The order's currency, owner: tracking }
`,
    },
  },
  "placeholder-person": {
    severity: "warning",
    title: "A placeholder instead of a person",
    message: ({ owner, person }) => `${person} in ${owner} looks like a placeholder`,
    fix: () => "put in the login of somebody who answers",
    why: "Somebody may own the login that a placeholder spells, and that person could then sign. If nobody does, the role waits for ever.",
    example: {
      file: "owners.yml",
      wrong: owners(`"@lin", "@omar", "@todo"`),
      mark: `"@todo"`,
      right: owners(`"@lin", "@omar"`),
    },
  },
  "one-person-role": {
    severity: "warning",
    title: "A role with one person",
    message: ({ owner }) => `${owner} is one person: changes wait while they are away, and they can't sign their own`,
    fix: () => "add a second person, a team or a backup; a shop of one sets policy.solo",
    why: "By default authors do not sign their own changes. A role of one person blocks every change that this person makes.",
    example: { file: "owners.yml", wrong: owners(`"@lin"`), mark: "media", right: owners(`"@lin", "@omar"`) },
  },
  "empty-role": {
    severity: "warning",
    title: "A role without people",
    message: ({ owner }) => `${owner} has nobody in it: the policy's owner answers instead`,
    fix: () => "add people or a team",
    why: "A question to an empty role goes to the owner of the policy, who then answers for things that they may not know.",
    example: { file: "owners.yml", wrong: owners(""), mark: "media", right: owners(`"@lin", "@omar"`) },
  },
  "condition-never-matches": {
    severity: "error",
    title: "A condition that can never match",
    message: ({ why }) => why,
    fix: () => "correct the entry, or remove it",
    why: "Keys inside one entry must all be met by the same changed file. An entry that excludes itself looks like protection and is none. Entries are alternatives: split it if two kinds of files were meant.",
    example: {
      file: "triggers.yml",
      wrong: when(`{ paths: ["src/checkout/**"], except: ["src/checkout/**"] }`),
      mark: "except",
      right: when(`{ paths: ["src/checkout/**"], except: ["src/checkout/**/*.md"] }`),
    },
  },
  "unused-retest": {
    severity: "warning",
    title: "A retest that nobody asks for",
    message: ({ retest: id }) => `no trigger, event or router entry asks for ${id}`,
    fix: () => "ask for it in a trigger, a rollback's resume_when or a router entry's close_when, or remove it",
    why: "A retest is run when something asks for it. One that nothing asks for suggests a protection that does not exist.",
    example: {
      file: "retests.yml",
      wrong: `retests:\n${retest("order-sample")}${retest("preview-order")}`,
      mark: "preview-order",
      right: `retests:\n${retest("order-sample")}`,
    },
  },
  "pattern-not-linear": {
    severity: "error",
    title: "A content pattern that can't be used",
    message: ({ problem }) => `not a linear-time pattern: ${problem}`,
    fix: () => "write it in RE2 syntax: no lookahead, no lookbehind, no back-references",
    why: "Patterns run on lines that strangers propose. RE2 syntax guarantees a time that grows with the line only, so no line can hang the gate.",
    example: {
      file: "triggers.yml",
      wrong: when(`{ paths: ["src/**"], content: ["total(?=Price)"] }`),
      mark: `"total(?=Price)"`,
      right: when(`{ paths: ["src/**"], content: ["totalPrice"] }`),
    },
  },
  "pause-first-outside": {
    severity: "error",
    title: "A conclusion to pause that is not contaminated",
    message: ({ conclusion }) => `${conclusion} rests on none of the contaminated signals`,
    fix: ({ derived }) =>
      derived.length === 0
        ? "add what it rests on to contaminates"
        : `use one of ${names(derived)}, or add what it rests on to contaminates`,
    why: "What an incident pauses follows from what it contaminates; pause_first only puts it in order. A conclusion outside of that set is either wrongly listed, or the entry forgets a signal.",
    example: { file: "router.yml", wrong: router("roas"), mark: "roas", right: router("") },
  },
  "stale-rendering": {
    severity: "warning",
    title: "The rendered sheet is out of date",
    message: ({ file, missing }) => (missing ? `${file} is not there yet` : `${file} is not what the sheet renders to`),
    fix: () => "run `signal-governance render`",
    why: "People read SHEET.md instead of YAML. When it lags behind, they follow an agreement that no longer holds.",
    example: "conclusions.yml gained an entry, and SHEET.md was not rendered again.",
  },
};
