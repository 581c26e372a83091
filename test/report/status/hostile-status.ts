import type { Finding } from "../../../src/model/finding.ts";
import type { PauseCause } from "../../../src/model/ledger.ts";
import type { Sheet } from "../../../src/model/sheet.ts";
import type { StatusRow } from "../../../src/model/status.ts";
import type { DashboardView } from "../../../src/report/status/dashboard-view.ts";
import { directPush, ledger, reason, row, sheet, status } from "./world.ts";

/** A dashboard in which every foreign word is this text, with `stores` times `conclusions` rows. */
export function hostileView(text: string, stores = 1, conclusions = 2): DashboardView {
  const causes: readonly PauseCause[] = [
    {
      ...directPush,
      trigger: text,
      branch: text,
      subject: text,
      author: text,
      editor: text,
      because: [{ file: text, condition: "dependency", detail: text }],
      arrival: { pull_request: null, url: text, gate: "none", merged_at: null, by: text },
    },
    { kind: "change", trigger: text, record: text, detail: text, by: text },
    { kind: "incident", incident: text, record: text, detail: text },
    { kind: "record-unreadable", record: text, path: text },
    { kind: "history-incomplete" },
  ];
  const because = causes.map((cause) => reason(cause, { pause: text, segment: text, signals: [text] }));
  const rows = Array.from({ length: stores }, (_s, store) =>
    Array.from({ length: conclusions }, (_c, index) => hostileRow(text, `${text}${String(store)}`, { index, because })),
  ).flat();
  const finding: Finding = {
    code: "through-not-ancestor",
    severity: "error",
    place: { file: text },
    args: { through: text },
  };
  const pauses = causes.map((cause) => ({ ...ledger.pauses[0]!, id: text, cause, stores: [text] }));
  return {
    status: {
      ...status,
      branch: text,
      verified: false,
      conclusions: rows,
      cheapest: { retest: text, title: text, frees: [{ conclusion: text, store: text }] },
      unused: [text],
      findings: [finding],
    },
    sheet: hostileSheet(text),
    ledger: {
      ...ledger,
      pauses,
      evidence: [{ retest: text, record: text, at: status.at, expires_at: status.at }],
    },
    handoff: [{ title: text, owner: text, what: "missing" }],
    repository_url: "https://github.com/northwind/store",
    unmerged: { branch: text, tip: status.tip, default_branch: text, default_tip: status.tip },
  };
}

function hostileRow(
  text: string,
  store: string,
  { index, because }: Pick<StatusRow, "because"> & { readonly index: number },
): StatusRow {
  const contaminated = [{ from: "2026-11-20T14:10:00Z", to: "2026-11-21T08:00:00Z", segment: text, says: text }];
  const words = { conclusion: `${text}${String(index)}`, title: text, store, instead: text, contaminated };
  if (index % 2 === 1) return row(words.conclusion, store, words);
  return row(words.conclusion, store, {
    ...words,
    state: "paused",
    since: "2026-11-20T14:10:00Z",
    because,
    resume: {
      retests: [{ retest: text, title: text, owner: text }],
      not_before: null,
      signed_by: [text, text],
      incidents: [text],
      frees_too: [text],
    },
    paused_share: 0.5,
  });
}

/** A sheet whose titles are all this text. */
function hostileSheet(text: string): Sheet {
  const store = Object.values(sheet.stores)[0]!;
  const incident = Object.values(sheet.incidents)[0]!;
  return {
    ...sheet,
    name: text,
    stores: { [`${text}0`]: { ...store, domain: text } },
    owners: {},
    triggers: {},
    retests: {},
    incidents: { [text]: { ...incident, title: text, first_action: text, do_not: text } },
    conclusions: {},
  };
}
