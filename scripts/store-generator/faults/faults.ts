import { dimensions, type Dimension } from "../shop/dimensions.ts";
import { faultNames, faultSays, type FaultName } from "./fault-table.ts";
import type { Order } from "../shop/order.ts";

/** A fault as it was asked for: where it sits, and which orders it can hit. */
export interface Fault {
  readonly name: FaultName;
  readonly side: "browser" | "server" | "both";
  /** Of the orders in its segment. */
  readonly share: number;
  /** Milliseconds; orders before it are well. */
  readonly from: number;
  readonly where: readonly (readonly [dimension: Dimension, value: string])[];
}

/** Share of the orders that a fault hits unless its table says otherwise: everywhere, and in a segment. */
const usualShare = { everywhere: 0.1, segment: 0.4 };

function isFaultName(text: string): text is FaultName {
  return faultNames.some((name) => name === text);
}

function sideOf(text: string): Fault["side"] {
  if (text === "browser" || text === "server" || text === "both") return text;
  throw new Error(`side=${text}: browser, server or both`);
}

function limited(fault: Fault, condition: string): Fault {
  const [key = "", value = ""] = condition.split(/=(.*)/su);
  if (key === "share") return { ...fault, share: Number(value) };
  if (key === "from") return { ...fault, from: Date.parse(value) };
  if (key === "side") return { ...fault, side: sideOf(value) };
  const dimension = dimensions.find((name) => name === key);
  if (dimension === undefined) throw new Error(`${key}: share, from, side, ${dimensions.join(", ")}`);
  return { ...fault, where: [...fault.where, [dimension, value]] };
}

/** Reads `missing-server@device=mobile+gateway=shop_pay+from=2026-09-10T00:00:00Z+share=0.38`. */
export function parseFault(text: string): Fault {
  const [name = "", conditions = ""] = text.split("@");
  if (!isFaultName(name)) throw new Error(`no fault ${name}; there are ${faultNames.join(", ")}`);
  const { side, share } = faultSays(name);
  const everywhere: Fault = { name, side, share: NaN, from: -Infinity, where: [] };
  const fault = conditions.split("+").filter(Boolean).reduce(limited, everywhere);
  const usual = share ?? (fault.where.length === 0 ? usualShare.everywhere : usualShare.segment);
  return Number.isNaN(fault.share) ? { ...fault, share: usual } : fault;
}

/** Faults that hit this order; each draws its own luck, so that adding one leaves the others where they were. */
export function faultsOf(order: Order, faults: readonly Fault[], luck: (name: FaultName) => number): readonly Fault[] {
  return faults.filter(
    (fault) =>
      order.at >= fault.from &&
      fault.where.every(([dimension, value]) => order.dimensions[dimension] === value) &&
      luck(fault.name) < fault.share,
  );
}
