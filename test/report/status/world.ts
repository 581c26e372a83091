import type { Because } from "../../../src/model/firing.ts";
import type { Ledger, PauseCause } from "../../../src/model/ledger.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import type { PausedBecause, Status, StatusRow } from "../../../src/model/status.ts";
import type { DashboardView } from "../../../src/report/status/dashboard-view.ts";
import { smallSheet } from "../../fixtures/small-sheet.ts";

export const at = "2026-11-22T12:00:00Z";

type Landing = Extract<PauseCause, { readonly kind: "landing" }>;

/** The small sheet with the conclusions, stores and router entries that people ask about. */
export const sheet: Sheet = {
  ...smallSheet,
  stores: {
    us: { domain: "northwind.example", dataset: "123456789012345", currency: "USD", paths: [], branches: ["main"] },
    eu: { domain: "eu.northwind.example", dataset: "223456789012345", currency: "EUR", paths: [], branches: ["main"] },
  },
  conclusions: {
    roas: {
      title: "Return on ad spend, and creative decisions from it",
      owner: "growth",
      rests_on: ["Purchase.value"],
      instead: "Net order revenue from the shop divided by total ad spend, for the whole shop and per week, not per ad",
    },
    "sku-scaling": {
      title: "Scaling of product sets and single products",
      owner: "growth",
      rests_on: ["*.content_ids"],
      instead: "Units sold per product from the shop, and stock; leave product sets and their budgets as they are",
    },
    "budget-moves": {
      title: "Budget moves on Purchase growth",
      owner: "growth",
      rests_on: ["Purchase.occurrence"],
      instead: "Paid orders per day from the shop's own reports",
    },
    "creative-winners": {
      title: "Creative winners and losers",
      owner: "growth",
      rests_on: ["Purchase.event_id"],
      instead: "Click-through and hook rates from the ad platform",
    },
  },
  incidents: {
    ...smallSheet.incidents,
    "content-ids-mismatch": {
      ...Object.values(smallSheet.incidents)[0]!,
      title: "content_ids do not match the catalogue",
      symptom: "Product sets show sales that the shop does not know",
      likely_cause: "The theme sends product ids where the catalogue has variant ids",
      contaminates: ["Purchase.content_ids"],
      pause_first: ["sku-scaling"],
      first_action: "Sample ten best sellers: catalogue id, variant, cart line, both payloads",
      do_not: "Tune product sets before the ids agree",
      close_when: { retests: ["order-sample"] },
      owner: "catalogue",
    },
  },
};

const checkoutFile: Because = { file: "extensions/pay/run.js", condition: "content", pattern: "totalPrice", line: 3 };

/** A checkout change that came by pull request 412. */
export const checkoutLanding: Landing = {
  kind: "landing",
  trigger: "checkout",
  commit: "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432",
  branch: "main",
  subject: "Rewrite checkout discounts (#412)",
  author: "Omar",
  editor: null,
  arrival: {
    pull_request: 412,
    url: "https://github.com/northwind/store/pull/412",
    gate: "clear",
    merged_at: null,
    by: "omar",
  },
  because: [checkoutFile],
  unproven: false,
};

/** What a theme editor pushed without asking anybody. */
export const directPush: Landing = {
  ...checkoutLanding,
  commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
  subject: "Update from Shopify for theme northwind/main",
  author: "shopify[bot]",
  editor: "Bo Berg",
  arrival: { pull_request: null, url: null, gate: "none", merged_at: null, by: "shopify[bot]" },
  because: [
    { file: "config/settings_data.json", condition: "app-embed", detail: "app embed `klarna/on-site` switched on" },
  ],
  unproven: true,
};

export const incident: PauseCause = {
  kind: "incident",
  incident: "content-ids-mismatch",
  record: "2026-11-18-content-ids",
  detail: "best sellers carry product ids since the theme update",
};

export const outsideChange: PauseCause = {
  kind: "change",
  trigger: "checkout",
  record: "2026-11-20-klarna",
  detail: "Klarna on-site messaging installed",
  by: "@omar",
};

/** A reason, for a pause of its own unless `over` says more. */
export function reason(cause: PauseCause, over: Partial<PausedBecause> = {}): PausedBecause {
  const pause = cause.kind === "landing" ? `${cause.commit.slice(0, 12)}/${cause.trigger}` : cause.kind;
  return {
    pause,
    cause,
    since: "2026-11-20T14:10:00Z",
    released_at: cause.kind === "incident" ? null : "2026-11-20T14:10:00Z",
    segment: null,
    signals: ["Purchase.value"],
    ...over,
  };
}

/** A usable row of a conclusion, or what `over` makes of it. */
export function row(conclusion: string, store: string, over: Partial<StatusRow> = {}): StatusRow {
  const entry = sheet.conclusions[conclusion];
  return {
    conclusion,
    title: entry?.title ?? conclusion,
    store,
    state: "usable",
    since: null,
    because: [],
    contaminated: [],
    instead: entry?.instead ?? "",
    resume: null,
    paused_share: 0,
    ...over,
  };
}

const roas = row("roas", "us", {
  state: "paused",
  since: "2026-11-20T14:10:00Z",
  because: [reason(directPush, { since: "2026-11-21T16:30:00Z" }), reason(checkoutLanding)],
  contaminated: [
    { from: "2026-11-20T14:10:00Z", to: "2026-11-21T08:00:00Z", segment: "mobile", says: "2026-11-21-resume-mobile" },
    { from: "2026-11-20T14:10:00Z", to: null, segment: null, says: "9f8e7d6c5b4a/checkout" },
  ],
  resume: {
    retests: [{ retest: "order-sample", title: "Ten orders, three sources, side by side", owner: "commerce" }],
    not_before: "2026-11-23T09:10:00Z",
    signed_by: ["commerce", "tracking"],
    incidents: [],
    frees_too: ["budget-moves"],
  },
  paused_share: 0.41,
});

const skuScaling = row("sku-scaling", "us", {
  state: "paused",
  since: "2026-11-18T09:00:00Z",
  because: [reason(incident, { since: "2026-11-18T09:00:00Z", signals: ["Purchase.content_ids"] })],
  resume: {
    retests: [{ retest: "order-sample", title: "Ten orders, three sources, side by side", owner: "commerce" }],
    not_before: "2026-11-18T09:00:00Z",
    signed_by: ["catalogue"],
    incidents: ["2026-11-18-content-ids"],
    frees_too: [],
  },
  paused_share: 0.13,
});

/** A Sunday on which two of four conclusions of one store stand paused and the other store is fine. */
export const status: Status = {
  version: 1,
  at,
  window: null,
  branch: "main",
  tip: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
  verified: true,
  conclusions: [
    roas,
    skuScaling,
    row("budget-moves", "us", {
      ...roas,
      conclusion: "budget-moves",
      title: "Budget moves on Purchase growth",
      instead: "Paid orders per day from the shop's own reports",
      contaminated: [],
      because: [reason(checkoutLanding)],
      paused_share: 0.06,
    }),
    row("creative-winners", "us", {
      contaminated: [
        { from: "2026-11-02T18:00:00Z", to: "2026-11-03T02:00:00Z", segment: null, says: "2026-11-04-resume" },
      ],
      paused_share: 0.03,
    }),
    ...["roas", "sku-scaling", "budget-moves", "creative-winners"].map((id) => row(id, "eu")),
  ],
  cheapest: {
    retest: "order-sample",
    title: "Ten orders, three sources, side by side",
    frees: [
      { conclusion: "roas", store: "us" },
      { conclusion: "budget-moves", store: "us" },
    ],
  },
  unused: [],
  findings: [
    {
      code: "through-not-ancestor",
      severity: "error",
      place: { file: "governance/records/2026-11-22-resume.yml" },
      args: { through: "feedfacefeedfacefeedfacefeedfacefeedface" },
    },
  ],
};

/** Every conclusion of every store may be used. */
export const allUsable: Status = {
  ...status,
  conclusions: status.conclusions.map(({ conclusion, store }) => row(conclusion, store)),
  cheapest: null,
  findings: [],
};

export const ledger: Ledger = {
  version: 1,
  branch: "main",
  tip: status.tip,
  sheet_commit: status.tip,
  adopted: { commit: "0".repeat(40), at: "2026-09-01T08:00:00Z" },
  verified: true,
  pauses: [
    {
      id: "incident",
      cause: incident,
      signals: ["Purchase.content_ids"],
      stores: ["us"],
      segment: null,
      since: "2026-11-18T09:00:00Z",
      released_at: null,
      landed: null,
      needs: { retests: ["order-sample"], of_trigger: ["order-sample"], soak_hours: 0 },
      lifts: [],
    },
    {
      id: "9f8e7d6c5b4a/checkout",
      cause: checkoutLanding,
      signals: ["Purchase.value"],
      stores: ["us"],
      segment: null,
      since: "2026-11-20T14:10:00Z",
      released_at: null,
      landed: null,
      needs: { retests: ["order-sample"], of_trigger: ["order-sample"], soak_hours: 24 },
      lifts: [],
    },
  ],
  contaminated: [],
  evidence: [
    {
      retest: "order-sample",
      record: "2026-11-04-resume",
      at: "2026-11-04T09:00:00Z",
      expires_at: "2026-11-11T09:00:00Z",
    },
    {
      retest: "preview-order",
      record: "2026-11-19-resume",
      at: "2026-11-19T09:00:00Z",
      expires_at: "2026-11-26T09:00:00Z",
    },
    { retest: "pixel-contract", record: "2026-11-19-resume", at: "2026-11-19T09:00:00Z", expires_at: null },
  ],
  findings: status.findings,
};

export const view: DashboardView = {
  status,
  sheet,
  ledger,
  handoff: [
    { title: "Pixel and Conversions API quality check", owner: "tracking", what: "stale" },
    { title: "Catalogue", owner: "nobody", what: "unowned" },
  ],
  repository_url: "https://github.com/northwind/store",
  unmerged: null,
};
