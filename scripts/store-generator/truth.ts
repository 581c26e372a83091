import type { Exclusion, OrderVerdict } from "../../src/model/reconciliation.ts";
import type { Natural } from "./journey.ts";
import type { Order } from "./order.ts";
import { datasets, type Signal } from "./signal.ts";

/** One line of `truth.jsonl`: what is right about one order, known because it was made so. */
export interface Truth {
  readonly order: string;
  readonly id: string;
  readonly at: string;
  readonly verdict: OrderVerdict;
  readonly exclusion: Exclusion | null;
  /** Every verdict that holds, the first counts. */
  readonly wrong: readonly OrderVerdict[];
  /** Faults that changed something of this order. */
  readonly faults: readonly string[];
  readonly natural: readonly Natural[];
  readonly dimensions: Order["dimensions"];
}

/** Seconds between the order and its event beyond which the event is late. */
const lateSeconds = 7200;

function exclusionOf(order: Order): Exclusion | null {
  if (order.source === "pos") return "pos";
  if (order.source === "shopify_draft_order") return "draft";
  if (order.test) return "test";
  if (order.source === "subscription_contract") return "renewal";
  if (order.consent === "denied") return "no-consent";
  return order.cancelled ? "cancelled" : null;
}

function isSameEmail(signal: Signal, right: string): boolean {
  return (signal.keys["em"] ?? "").split(".")[0] === right;
}

function isLate({ at, timeUnit, order, side }: Signal): boolean {
  return side === "server" && (timeUnit === "ms" || Math.abs(at - order.at) > lateSeconds * 1000);
}

function parameterTrouble(order: Order, signals: readonly Signal[], em: string): readonly OrderVerdict[] {
  const ids = new Set(order.lines.map(({ variant }) => variant.variantId));
  const hasOtherIds = ({ contentIds }: Signal) =>
    contentIds.length !== ids.size || !contentIds.every((id) => ids.has(id));
  const cents = (text: string | null) => Math.round(Number(text) * 100);
  const found: readonly (readonly [OrderVerdict, boolean])[] = [
    ["currency", signals.some(({ currency }) => currency !== "CAD")],
    ["value-drift", signals.some(({ value }) => Math.abs(cents(value) - order.total) > 1)],
    ["product-identity", signals.some(hasOtherIds)],
    ["event-time", signals.some(isLate)],
    ["identity-keys", signals.some((signal) => !isSameEmail(signal, em))],
  ];
  return found.filter(([, holds]) => holds).map(([verdict]) => verdict);
}

/** What a reader must find wrong, in order of precedence. */
export function troubleOf(order: Order, signals: readonly Signal[], em: string): readonly OrderVerdict[] {
  const counted = signals.filter(
    ({ name, origin, dataset }) => name === "Purchase" && origin === "code" && dataset === datasets.right,
  );
  const own = counted.filter(({ agent }) => agent !== "shopify_web_pixel");
  const hasBrowser = counted.some(({ side }) => side === "browser");
  const hasServer = counted.some(({ side }) => side === "server");
  if (!hasBrowser && !hasServer) return ["missing-on-both"];
  const missing: readonly OrderVerdict[] = hasServer
    ? hasBrowser
      ? []
      : ["missing-on-browser"]
    : ["missing-on-server"];
  const isDuplicate = new Set(counted.map(({ eventId }) => eventId)).size > 1;
  return [...missing, ...(isDuplicate ? ["duplicate" as const] : []), ...parameterTrouble(order, own, em)];
}

interface Made {
  readonly signals: readonly Signal[];
  readonly em: string;
  readonly faults: readonly string[];
  readonly natural: readonly Natural[];
}

/** The truth about an order. */
export function truthOf(order: Order, { signals, em, faults, natural }: Made): Truth {
  const exclusion = exclusionOf(order);
  const wrong = exclusion === null ? troubleOf(order, signals, em) : [];
  return {
    order: order.name,
    id: order.id,
    at: new Date(order.at).toISOString(),
    verdict: exclusion === null ? (wrong[0] ?? "matched") : "excluded",
    exclusion,
    wrong,
    faults,
    natural,
    dimensions: order.dimensions,
  };
}
