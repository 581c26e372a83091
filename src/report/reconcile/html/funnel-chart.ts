import type { OrderVerdict, Reconciliation } from "../../../model/reconciliation.ts";
import { grouped, percent } from "../../number-words.ts";
import { orderVerdicts } from "../../../evidence/order-verdicts.ts";
import { verdictWords } from "../verdict-words.ts";
import { tableBehind } from "./data-table.ts";
import { along, element, picture } from "./markup.ts";

interface Step {
  readonly label: string;
  readonly verdict: OrderVerdict | null;
  /** Orders that are left after it. */
  readonly left: number;
  /** Orders that it takes out. */
  readonly lost: number;
}

const rowHeight = 46;
const after: Readonly<Partial<Record<OrderVerdict, string>>> = {
  excluded: "event expected",
  unknown: "could be seen",
  "missing-on-both": "event arrived",
  "missing-on-server": "on the server",
  "missing-on-browser": "in the browser",
  duplicate: "counts once",
  currency: "right currency",
  "value-drift": "right amount",
  "product-identity": "right products",
  "event-time": "right time",
  "identity-keys": "matched",
};

/** Orders on their way from all to matched: each step takes out those of one verdict. Steps that take out none are left away. */
export function funnelChart(report: Reconciliation): string {
  const steps = funnelSteps(report);
  const says = steps.map(
    ({ label, left, lost }) => `${label}: ${grouped(left)}${lost > 0 ? `, ${grouped(lost)} fewer` : ""}`,
  );
  return [
    picture(
      {
        id: "funnel",
        title: "Orders on their way to a match",
        says: `${says.join("; ")}.`,
        height: steps.length * rowHeight + 4,
      },
      steps.map((step, index) => drawnStep(step, index, report.orders)),
    ),
    tableBehind({
      caption: "orders by verdict",
      header: ["Verdict", "Orders", "Share", "Left after it", "What it says of an order"],
      rows: verdictRows(report),
      numbers: [1, 2, 3],
    }),
  ].join("\n");
}

function funnelSteps(report: Reconciliation): readonly Step[] {
  let left = report.orders;
  const losses = orderVerdicts
    .filter((verdict) => verdict !== "matched" && report.verdicts[verdict] > 0)
    .map((verdict): Step => {
      const lost = report.verdicts[verdict];
      left -= lost;
      return { label: after[verdict] ?? verdict, verdict, left, lost };
    });
  const matched =
    verdictWords[losses.at(-1)?.verdict ?? "matched"].tone === "aside" && left === 0 ? [] : matchedStep(losses, left);
  return [{ label: "all orders", verdict: null, left: report.orders, lost: 0 }, ...losses, ...matched];
}

/** The last step is always the matched orders, also where no order is lost right before them. */
function matchedStep(losses: readonly Step[], left: number): readonly Step[] {
  return losses.at(-1)?.verdict === "identity-keys" ? [] : [{ label: "matched", verdict: "matched", left, lost: 0 }];
}

function drawnStep({ label, verdict, left, lost }: Step, index: number, all: number): string {
  const top = index * rowHeight;
  const share = (orders: number): number => (all === 0 ? 0 : orders / all);
  const last = label === "matched";
  const tone = verdict === null ? "all" : verdictWords[verdict].tone;
  const lostWords = verdict === null || lost === 0 ? "" : `− ${grouped(lost)} ${verdictWords[verdict].label}`;
  return element(
    "g",
    {},
    element("text", { x: 0, y: top + 16, class: "label" }, `${label}: ${grouped(left)}`),
    lostWords === ""
      ? ""
      : element("text", { x: "100%", y: top + 16, class: `loss ${tone}`, "text-anchor": "end" }, lostWords),
    element("rect", { x: 0, y: top + 23, width: "100%", height: 15, rx: 3, class: "track" }),
    element("rect", {
      x: 0,
      y: top + 23,
      width: along(share(left)),
      height: 15,
      rx: 3,
      class: last ? "matched" : "left",
    }),
    lost === 0
      ? ""
      : element("rect", {
          x: along(share(left)),
          y: top + 23,
          width: along(share(lost)),
          height: 15,
          class: tone === "aside" ? "aside" : "wrong",
        }),
  );
}

function verdictRows(report: Reconciliation): readonly (readonly string[])[] {
  let left = report.orders;
  return orderVerdicts.map((verdict) => {
    const orders = report.verdicts[verdict];
    if (verdict !== "matched") left -= orders;
    const { label, says } = verdictWords[verdict];
    return [label, grouped(orders), percent({ numerator: orders, denominator: report.orders }), grouped(left), says];
  });
}
