import type { Finding } from "../../model/finding.ts";
import type { Comparison, DatedChange, Reconciliation, Span } from "../../model/reconciliation.ts";
import type { Event, Sheet, Store } from "../../model/sheet.ts";
import type { Warehouse } from "../../port/warehouse.ts";
import type { EventContract } from "../../model/event-contract.ts";
import { compile } from "../../reconcile/compile/compile.ts";
import type { Question } from "../../reconcile/compile/question.ts";
import { explanations } from "../../reconcile/explain/explain.ts";
import { logCoverage } from "../../reconcile/log-coverage.ts";
import { orderGaps, ordersOutside } from "../../reconcile/order-gaps.ts";
import { matchedSample } from "../../reconcile/matched-sample.ts";
import { readCounts, readEventIssues, readFailing, readMetrics } from "../../reconcile/read-results.ts";
import { refused } from "../../reconcile/readers/pixel-request.ts";
import { nameReleases } from "../../reconcile/segments/changes.ts";
import { failingSegments } from "../../reconcile/segments/find-segments.ts";
import type { LedgerChange } from "./dated-changes.ts";
import { comparedWindows, factsApart } from "./compare-windows.ts";
import { signalFindings } from "./signal-findings.ts";

/** What was read into the warehouse's tables. */
export interface Loaded {
  readonly inputs: Reconciliation["inputs"];
  readonly findings: readonly Finding[];
}

/** Which orders to judge, by what, and where their data comes from. */
export interface ReconcileRequest {
  readonly sheet: Sheet;
  readonly warehouse: Warehouse;
  /** Makes the canonical tables and fills them. */
  readonly load: () => Promise<Loaded>;
  readonly event: { readonly name: string; readonly says: Event; readonly contract: EventContract };
  readonly store: { readonly id: string; readonly says: Store } | null;
  readonly window: Reconciliation["window"];
  /** An earlier window that the judged one is held against; null: its halves are held against each other. */
  readonly compare: Span | null;
  readonly retest: string | null;
  readonly now: Date;
  /** Turns an order's key into what may stand in a report. */
  readonly pseudonym: (key: string) => string;
  /** So many failing orders are told one by one. */
  readonly most_failing: number;
  /** What went live or was declared, for saying since when something fails and what is declared. */
  readonly changes: readonly LedgerChange[];
  /** Called before each step with its name. */
  readonly onStep: (progress: { readonly step: string; readonly done: number; readonly of: number }) => void;
}

/** What the contract and the files let us ask. */
export function questionOf(
  { event, store, window, now }: Pick<ReconcileRequest, "event" | "store" | "window" | "now">,
  { inputs, findings }: Loaded,
): Question {
  const given = (kind: Reconciliation["inputs"][number]["kind"]) =>
    inputs.some((one) => one.kind === kind && one.read > 0) || findings.some((finding) => isRefusalOf(kind, finding));
  return {
    event: event.name,
    contract: event.contract,
    template: event.says.event_id.template,
    parameters: Object.keys(event.says.parameters),
    paths: { browser: event.says.browser.source !== "none", server: event.says.server.source !== "none" },
    given: { browser: given("browser"), server: given("server"), catalogue: given("catalogue") },
    dataset: store?.says.dataset ?? null,
    window,
    cut: findings.flatMap(cutFile),
    now: now.toISOString(),
  };
}

/** A path of whose requests none was taken is one that was given. */
const isRefusalOf = (kind: string, { code, args }: Finding): boolean =>
  code === "input-rejected" && args.kind === kind && args.reason === refused;

function cutFile({ code, args, place }: Finding): readonly string[] {
  return code === "input-damaged" && args.what === "cut-off" && place !== undefined ? [place.file] : [];
}

/** Makes the result tables. */
export async function judge(
  { warehouse, changes, onStep }: Pick<ReconcileRequest, "warehouse" | "changes" | "onStep">,
  question: Question,
): Promise<void> {
  const statements = compile(question);
  const of = statements.length + 2;
  for (const [index, { name, sql }] of statements.entries()) {
    onStep({ step: name, done: index, of });
    await warehouse.run(sql);
  }
  onStep({ step: "name releases", done: statements.length, of });
  await nameReleases(warehouse.rows, changes);
  onStep({ step: "explain", done: statements.length + 1, of });
}

/** Reads what a store has and says of each order whether its events are as the sheet's contract wants them. */
export async function runReconcile(request: ReconcileRequest): Promise<Reconciliation> {
  const { warehouse, event } = request;
  const changes = request.changes.map(({ what, at }): DatedChange => ({ what, at }));
  const { rows } = warehouse;
  const loaded = await request.load();
  const question = questionOf(request, loaded);
  const compared = await judgeWindows(request, question);
  const findings = await signalFindings(rows, { ...signalQuestion(request), compared });
  return {
    version: 1,
    kind: "reconciliation",
    retest: request.retest,
    taken_at: request.now.toISOString(),
    store: request.store?.id ?? null,
    event: event.name,
    window: request.window,
    inputs: loaded.inputs,
    ...(await readCounts(rows)),
    metrics: await readMetrics(rows),
    events: await readEventIssues(rows),
    explanations: await explanations(rows, event.contract),
    compared,
    segments: await failingSegments(rows, { changes }),
    matched: await matchedSample(rows, request.pseudonym),
    failing: await readFailing(rows, { most: request.most_failing, pseudonym: request.pseudonym }),
    findings: [
      ...loaded.findings,
      ...(await logCoverage(rows, question)),
      ...(await ordersOutside(rows)),
      ...(await orderGaps(rows, question)),
      ...findings,
    ],
  };
}

/** Judges the orders of the window, and those of the window that it is compared with before them. */
async function judgeWindows(request: ReconcileRequest, question: Question): Promise<Comparison | null> {
  const { warehouse, event, window, compare } = request;
  const asked = { event: event.name, keys: Object.keys(event.contract.identity) };
  const apart = (span: Span) => () => judge(request, { ...question, window: span });
  const before =
    compare === null ? null : await factsApart(warehouse, { ...asked, span: compare, judge: apart(compare) });
  await judge(request, question);
  return comparedWindows(warehouse.rows, { ...asked, window, before });
}

function signalQuestion({ sheet, event, store, pseudonym, changes }: ReconcileRequest) {
  return { sheet, event: event.name, store: store?.id ?? null, pseudonym, changes };
}
