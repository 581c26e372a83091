import type { OrderVerdict, Reconciliation } from "../../../model/reconciliation.ts";
import { dayWords } from "../../moment-words.ts";
import { grouped, percent } from "../../number-words.ts";
import { tableBehind } from "./data-table.ts";
import { legend } from "./legend.ts";
import { along, element, picture } from "./markup.ts";
import { ordersInGroup, verdictGroups } from "./verdict-group.ts";
import { dayLength } from "../../../firing/durations.ts";

type Day = Reconciliation["days"][number];

const height = 240;
const foot = 24;
const room = 34;
const mostBars = 62;

/** Orders per day by what became of them; more days than fit are drawn as spans of several days. */
export function daysChart(report: Reconciliation): string {
  const bars = joinedDays(report.days);
  const most = Math.max(1, ...bars.map(({ orders }) => orders));
  const words = (day: string): string => dayWords(`${day}T00:00:00Z`, report.taken_at);
  return [
    legend(verdictGroups.filter((group) => bars.some((bar) => ordersInGroup(bar, group) > 0))),
    picture({ id: "days", title: "Orders per day, by verdict", says: daysSay(bars, words), height: height + foot }, [
      ...gridLines(),
      ...bars.map((bar, index) => drawnBar(bar, { index, of: bars.length, most, words })),
      ...beginnings(report, bars),
      ...gridLabels(most),
    ]),
    element(
      "p",
      { class: "soft" },
      report.segments.some(({ first_seen }) => first_seen !== null) ? "▼ when a segment was first seen to fail" : "",
    ),
    tableBehind({
      caption: "orders per day, by verdict",
      header: ["Day", "Orders", ...verdictGroups.map(({ label }) => label), "duplicates of those judged"],
      rows: report.days.map((day) => dayRow(day, words)),
      numbers: [1, 2, 3, 4, 5, 6, 7],
    }),
  ].join("\n");
}

function dayRow(day: Day, words: (day: string) => string): readonly string[] {
  return [
    words(day.day),
    grouped(day.orders),
    ...verdictGroups.map((group) => grouped(ordersInGroup(day, group))),
    percent({ numerator: day.verdicts.duplicate ?? 0, denominator: judged(day) }),
  ];
}

function judged({ orders, verdicts }: Day): number {
  return orders - (verdicts.excluded ?? 0) - (verdicts.unknown ?? 0);
}

function daysSay(bars: readonly Day[], words: (day: string) => string): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return "No day has an order.";
  const share = (day: Day): string => percent({ numerator: day.verdicts.matched ?? 0, denominator: judged(day) });
  const worst = [...bars].sort((a, b) => matchedShare(a) - matchedShare(b))[0] ?? first;
  return `From ${words(first.day)}, when ${share(first)} of the judged orders match, to ${words(last.day)}, when ${share(last)} do; worst on ${words(worst.day)} with ${share(worst)}.`;
}

function matchedShare(day: Day): number {
  return judged(day) === 0 ? 1 : (day.verdicts.matched ?? 0) / judged(day);
}

const gridShares = [1, 0.5];

function gridLines(): readonly string[] {
  return gridShares.map((share) =>
    element("line", { x1: 0, x2: "100%", y1: yOf(share), y2: yOf(share), class: "grid" }),
  );
}

/** Above the bars, which may reach behind them. */
function gridLabels(most: number): readonly string[] {
  return gridShares.map((share) =>
    element("text", { x: 0, y: yOf(share) - 4, class: "tick" }, grouped(Math.round(most * share))),
  );
}

function yOf(share: number): number {
  return height - share * (height - room);
}

/** When each segment began to fail. */
function beginnings({ segments, days }: Reconciliation, bars: readonly Day[]): readonly string[] {
  const span = dayLength * Math.max(1, Math.ceil(days.length / mostBars));
  const starts = bars.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  return [...new Set(segments.flatMap(({ first_seen }) => first_seen ?? []))].flatMap((first_seen) => {
    const seen = Date.parse(first_seen);
    const index = starts.filter((start) => start <= seen).length - 1;
    const within = (seen - (starts[index] ?? seen)) / span;
    if (index < 0 || within > 1) return [];
    const x = along((index + within) / bars.length);
    const line = element("line", { x1: x, x2: x, y1: 14, y2: height, class: "begin" });
    return [`${line}${element("text", { x, y: 12, class: "tick", "text-anchor": "middle" }, "▼")}`];
  });
}

interface Place {
  readonly index: number;
  readonly of: number;
  readonly most: number;
  readonly words: (day: string) => string;
}

function drawnBar(day: Day, { index, of, most, words }: Place): string {
  const step = 1 / of;
  const every = Math.ceil(of / 7);
  let top = height;
  const parts = verdictGroups.map((group) => {
    const tall = (ordersInGroup(day, group) / most) * (height - room);
    top -= tall;
    const place = {
      x: along((index + 0.1) * step),
      width: along(0.8 * step),
      y: top.toFixed(1),
      height: tall.toFixed(1),
    };
    return tall === 0 ? "" : element("rect", { ...place, class: group.name });
  });
  const label = { x: along((index + 0.5) * step), y: height + 17, class: "tick", "text-anchor": "middle" };
  return `${parts.join("")}${index % every === 0 ? element("text", label, words(day.day)) : ""}`;
}

/** At most so many bars as can be told apart; each is named after its first day. */
function joinedDays(days: readonly Day[]): readonly Day[] {
  const size = Math.max(1, Math.ceil(days.length / mostBars));
  const starts = days.flatMap((day, index) => (index % size === 0 ? [{ day: day.day, index }] : []));
  return starts.map(({ day, index }) => {
    const span = days.slice(index, index + size);
    const verdicts: Partial<Record<OrderVerdict, number>> = {};
    for (const { verdict } of span.flatMap(verdictsOf)) {
      verdicts[verdict] = span.reduce((sum, each) => sum + (each.verdicts[verdict] ?? 0), 0);
    }
    return { day, orders: span.reduce((sum, { orders }) => sum + orders, 0), verdicts };
  });
}

function verdictsOf({ verdicts }: Day): readonly { readonly verdict: OrderVerdict }[] {
  return verdictGroups
    .flatMap((group) => group.verdicts)
    .filter((verdict) => verdicts[verdict] !== undefined)
    .map((verdict) => ({ verdict }));
}
