import type { Sign } from "../model/sheet.ts";
import type { ReconciliationFile } from "../model/written.generated.ts";

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

/** What of an undeclared change sends events: a gateway or a sales channel that is new sends none. */
const senders: ReadonlySet<unknown> = new Set(["sender of events", "dataset"]);

function signOf({ code, args }: NonNullable<Shown["findings"]>[number]): Sign | undefined {
  if (code !== "undeclared-change") return findingSigns[code];
  return "what" in args && senders.has(args.what) ? "undeclared-sender" : undefined;
}

/** What a reconciliation shows beside its rates: findings and troubles with events that are signs, and failures that sit in one part of the orders. */
export function reportSigns({ events = {}, findings = [], segments = [] }: Shown): readonly Sign[] {
  const found = findings.flatMap((finding) => signOf(finding) ?? []);
  const troubles = Object.entries(events).flatMap(([kind, count]) => (count > 0 ? (eventSigns[kind] ?? []) : []));
  const parts = segments.map(({ where }): Sign => {
    const mobile = where.some(({ dimension, value }) => dimension === "device" && value === "mobile");
    return mobile ? "mobile-only" : "one-segment-only";
  });
  return [...new Set([...found, ...troubles, ...parts])];
}
