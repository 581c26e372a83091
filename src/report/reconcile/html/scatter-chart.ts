import type { Reconciliation } from "../../../model/reconciliation.ts";
import { grouped } from "../../number-words.ts";
import { type SentAmount, sentAmounts } from "./amounts.ts";
import { tableBehind } from "./data-table.ts";
import { legend } from "./legend.ts";
import { along, element, picture } from "./markup.ts";

const height = 340;
const foot = 26;
const mostPoints = 1_500;
const mostRows = 200;

/** Amounts that paths sent against those of the orders, on scales of powers of ten: a factor shows as a line beside the diagonal. Null: none to draw. */
export function scatterChart(report: Reconciliation): string | null {
  const { wrong: all, matched } = sentAmounts(report);
  if (all.length + matched.length === 0) return null;
  const wrong = all.slice(0, mostPoints);
  const scale = scaleOf([...wrong, ...matched]);
  return [
    legend([
      { name: "browser", label: "browser" },
      { name: "server", label: "server" },
      { name: "agreeing", label: "orders that match" },
    ]),
    picture(
      {
        id: "amounts",
        title: "Amount sent against the order's amount",
        says: pointsSay(wrong, matched),
        height: height + foot,
      },
      [
        ...gridLines(scale),
        ...matched.map((point) => drawnPoint(point, { scale, name: "agreeing" })),
        ...wrong.map((point) => drawnPoint(point, { scale, name: point.side })),
      ],
    ),
    element("p", { class: "soft" }, drawnWords(report, { all, wrong, matched })),
    amountsTable([...all, ...matched]),
  ].join("\n");
}

interface Drawn {
  readonly all: readonly SentAmount[];
  readonly wrong: readonly SentAmount[];
  readonly matched: readonly SentAmount[];
}

function drawnWords({ verdicts }: Reconciliation, { all, wrong, matched }: Drawn): string {
  const some = new Set(matched.map(({ order }) => order)).size;
  return [
    `On the line the amounts agree. Of ${grouped(verdicts.matched)} orders that match ${grouped(some)} are drawn.`,
    ...(all.length > wrong.length
      ? [`${grouped(wrong.length)} of ${grouped(all.length)} wrong amounts are drawn.`]
      : []),
  ].join(" ");
}

function amountsTable(points: readonly SentAmount[]): string {
  return tableBehind({
    caption: `amounts sent against the order's${points.length > mostRows ? `, the first ${grouped(mostRows)}` : ""}`,
    header: ["Order", "Path", "Order's amount", "Sent", "Difference"],
    rows: points
      .slice(0, mostRows)
      .map(({ order, side, expected, sent }) => [order, side, money(expected), money(sent), money(sent - expected)]),
    numbers: [2, 3, 4],
  });
}

function pointsSay(wrong: readonly SentAmount[], matched: readonly SentAmount[]): string {
  const count = (test: (point: SentAmount) => boolean): string => grouped(wrong.filter(test).length);
  const above = count(({ sent, expected }) => sent > expected);
  const under = count(({ sent, expected }) => sent < expected);
  const on = count(({ sent, expected }) => sent === expected);
  return `${grouped(wrong.length)} amounts of orders with value drift: ${above} sent too high, ${under} too low, ${on} as in the order. ${grouped(matched.length)} amounts of orders that match lie on the line.`;
}

/** Powers of ten between which amounts lie. */
interface Decades {
  readonly from: number;
  readonly to: number;
}

interface Scale {
  readonly expected: Decades;
  readonly sent: Decades;
}

function scaleOf(points: readonly SentAmount[]): Scale {
  return { expected: decades(points.map(({ expected }) => expected)), sent: decades(points.map(({ sent }) => sent)) };
}

/** Whole powers of ten around all amounts; what is 0 or less stands at the lower edge. */
function decades(amounts: readonly number[]): Decades {
  const logs = amounts.filter((each) => each > 0).map(Math.log10);
  const from = Math.floor(logs.reduce((least, each) => Math.min(least, each), Infinity));
  const to = Math.ceil(logs.reduce((most, each) => Math.max(most, each), -Infinity));
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { from: 0, to: 1 };
  return { from, to: Math.max(to, from + 1) };
}

function shareOf(amount: number, { from, to }: Decades): number {
  return amount <= 0 ? 0 : (Math.log10(amount) - from) / (to - from);
}

function ticks({ from, to }: Decades): readonly { readonly share: number; readonly label: string }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    share: index / (to - from),
    label: amountLabel(10 ** (from + index)),
  }));
}

function amountLabel(amount: number): string {
  return amount < 1 || amount >= 1e15 ? amount.toPrecision(1) : grouped(amount);
}

function gridLines(scale: Scale): readonly string[] {
  const across = ticks(scale.sent).map(({ share, label }, index) => {
    const y = height * (1 - share);
    const line = element("line", { x1: 0, x2: "100%", y1: y, y2: y, class: "grid" });
    return index === 0 ? line : line + element("text", { x: 4, y: y + 14, class: "tick" }, label);
  });
  const down = ticks(scale.expected).map(({ share, label }, index, all) => {
    const anchor = index === 0 ? "start" : index === all.length - 1 ? "end" : "middle";
    return [
      element("line", { x1: along(share), x2: along(share), y1: 0, y2: height, class: "grid" }),
      element("text", { x: along(share), y: height + 18, class: "tick", "text-anchor": anchor }, label),
    ].join("");
  });
  return [
    ...across,
    ...down,
    agreement(scale),
    element("text", { x: "99%", y: height - 8, class: "tick", "text-anchor": "end" }, "order's amount →"),
    element("text", { x: "4%", y: 30, class: "tick" }, "↑ amount sent"),
  ];
}

/** The line on which what was sent equals the order's amount, where both axes reach. */
function agreement({ expected, sent }: Scale): string {
  const from = Math.max(expected.from, sent.from);
  const to = Math.min(expected.to, sent.to);
  if (from >= to) return "";
  const [x1, x2] = [along(shareOf(10 ** from, expected)), along(shareOf(10 ** to, expected))];
  const [y1, y2] = [height * (1 - shareOf(10 ** from, sent)), height * (1 - shareOf(10 ** to, sent))];
  return element("line", { x1, x2, y1, y2, class: "agree" });
}

/** Round for one path, square for the other, so that they differ without colours too; smaller where they agree. */
function drawnPoint(
  { side, expected, sent }: SentAmount,
  { scale, name }: { readonly scale: Scale; readonly name: "browser" | "server" | "agreeing" },
): string {
  const [x, y] = [along(shareOf(expected, scale.expected)), (height * (1 - shareOf(sent, scale.sent))).toFixed(1)];
  const radius = name === "agreeing" ? 2.5 : 4;
  if (side === "browser") return element("circle", { cx: x, cy: y, r: radius, class: name });
  const size = 2 * radius;
  const transform = `translate(-${String(radius)} -${String(radius)})`;
  return element("rect", { x, y, width: size, height: size, transform, class: name });
}

function money(amount: number): string {
  return amount.toFixed(2);
}
