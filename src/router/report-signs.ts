import type { Sign } from "../model/sheet.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";
import { entryOf } from "../firing/entry-of.ts";

type Shown = Pick<ReconciliationFile, "events" | "findings" | "segments">;

const findingSigns: Readonly<Partial<Record<string, Sign>>> = {
  "identity-up-matches-down": "identity-up-matches-down",
  "totals-rise-alone": "purchases-above-orders",
};

const eventSigns: Readonly<Partial<Record<string, Sign>>> = {
  "event-without-order": "purchases-above-orders",
  "second-sender": "undeclared-sender",
  "test-code": "test-code-live",
  "consent-ignored": "sent-without-consent",
  "id-missing": "id-missing",
  "lost-with-request": "events-refused",
  "turned-away": "events-refused",
};

/** What fails where a part of the orders does. */
const verdictSigns: Readonly<Record<string, Sign>> = {
  "missing-on-both": "orders-without-event",
  "missing-on-browser": "one-path-missing",
  "missing-on-server": "one-path-missing",
  duplicate: "duplicated-orders",
  currency: "currency-differs",
  "value-drift": "value-differs",
  "product-identity": "ids-not-in-catalogue",
  "event-time": "event-time-late",
  "identity-keys": "hashes-differ",
};

/** What of an undeclared change sends events: a gateway or a sales channel that is new sends none. */
const senders: ReadonlySet<unknown> = new Set(["sender of events", "dataset"]);

function signOf({ code, args }: NonNullable<Shown["findings"]>[number]): Sign | undefined {
  if (code !== "undeclared-change") return findingSigns[code];
  return "what" in args && senders.has(args.what) ? "undeclared-sender" : undefined;
}

/** Phones on which one more thing has to be so are not all phones. */
function isAllPhones(where: NonNullable<Shown["segments"]>[number]["where"]): boolean {
  return where.length === 1 && where.every(({ dimension, value }) => dimension === "device" && value === "mobile");
}

/** What a reconciliation shows beside its rates: findings and troubles with events that are signs, and failures that sit in one part of the orders. */
export function reportSigns({ events = {}, findings = [], segments = [] }: Shown): readonly Sign[] {
  const found = findings.flatMap((finding) => signOf(finding) ?? []);
  const troubles = Object.entries(events).flatMap(([kind, count]) => (count > 0 ? (eventSigns[kind] ?? []) : []));
  const parts = segments.flatMap(({ verdict, where }): readonly Sign[] => [
    ...[entryOf(verdictSigns, verdict)].filter((sign) => sign !== undefined),
    isAllPhones(where) ? "mobile-only" : "one-segment-only",
  ]);
  return [...new Set([...found, ...troubles, ...parts])];
}
