import type { FailingSegment, OrderVerdict, Rate, Reconciliation } from "../../../model/reconciliation.ts";
import { inertHtml } from "../../inert/inert-html.ts";
import { grouped, percent, probabilityWords, rateWords } from "../../number-words.ts";
import { segmentLabel, segmentWords, sinceWords } from "../segment-words.ts";
import { orderVerdicts } from "../../../evidence/order-verdicts.ts";
import { verdictWords } from "../verdict-words.ts";
import { tableBehind } from "./data-table.ts";
import { along, element, picture } from "./markup.ts";

const rowHeight = 62;
const head = 22;
const mostRows = 14;
const mostVerdicts = 5;

/** Parts of the orders that fail more often than the rest, a row each: the darker, the larger the share. Null: failures are spread evenly. */
export function heatMapChart(report: Reconciliation): string | null {
  const { segments } = report;
  if (segments.length === 0) return null;
  const labels = [...new Set(segments.map(segmentLabel))];
  const rows = labels.slice(0, mostRows);
  const verdicts = orderVerdicts
    .filter((verdict) => segments.some((each) => each.verdict === verdict))
    .slice(0, mostVerdicts);
  const says = segments.slice(0, mostRows).map((each) => segmentWords(each, report.taken_at));
  return [
    picture(
      {
        id: "segments",
        title: "Where it fails more often than elsewhere",
        says: `${says.join("; ")}.`,
        height: head + rows.length * rowHeight,
      },
      [
        ...verdicts.map((verdict, index) => columnHead(verdict, index, verdicts.length)),
        ...rows.map((label, row) => drawnRow({ label, row, verdicts, segments })),
      ],
    ),
    element("p", { class: "soft" }, shownWords(labels.length, rows.length)),
    tableBehind({
      caption: "segments that fail more often",
      header: ["Segment", "Fails by", "Inside", "Everywhere else", "Chance of that by accident", "Since"],
      rows: segments.map((each) => segmentRow(each, report.taken_at)),
      numbers: [],
    }),
  ].join("\n");
}

function shownWords(all: number, shown: number): string {
  const more = all > shown ? ` ${grouped(all - shown)} more segments stand in the table.` : "";
  return `Large: the share that fails inside the segment; below it, the share everywhere else. An empty field is no different from elsewhere.${more}`;
}

function columnHead(verdict: OrderVerdict, index: number, of: number): string {
  return element(
    "text",
    { x: along((index + 0.5) / of), y: 14, class: "tick", "text-anchor": "middle" },
    verdictWords[verdict].label,
  );
}

interface HeatRow {
  readonly label: string;
  readonly row: number;
  readonly verdicts: readonly OrderVerdict[];
  readonly segments: readonly FailingSegment[];
}

function drawnRow({ label, row, verdicts, segments }: HeatRow): string {
  const top = head + row * rowHeight;
  const cells = verdicts.map((verdict, index) => {
    const segment = segments.find((each) => each.verdict === verdict && segmentLabel(each) === label);
    return cell(segment, { x: index / verdicts.length, width: 1 / verdicts.length, top: top + 18 });
  });
  return `${element("text", { x: 0, y: top + 13, class: "label" }, inertHtml(label, 60))}${cells.join("")}`;
}

function cell(
  segment: FailingSegment | undefined,
  place: { readonly x: number; readonly width: number; readonly top: number },
): string {
  const { x, width, top } = place;
  const box = { x: along(x + 0.004), width: along(width - 0.008), y: top, height: 38, rx: 4 };
  if (segment === undefined) return element("rect", { ...box, class: "track" });
  const level = heatLevel(segment.inside);
  const middle = { x: along(x + width / 2), "text-anchor": "middle" };
  return [
    element("rect", { ...box, class: `heat-${String(level)}` }),
    element("text", { ...middle, y: top + 17, class: `on-heat-${String(level)} strong` }, percent(segment.inside)),
    element("text", { ...middle, y: top + 32, class: `on-heat-${String(level)}` }, `else ${percent(segment.outside)}`),
  ].join("");
}

/** 1 to 5: below 5, 15, 35, 60 % and above. */
function heatLevel({ numerator, denominator }: Rate): number {
  const share = denominator === 0 ? 0 : numerator / denominator;
  return 1 + [0.05, 0.15, 0.35, 0.6].filter((edge) => share >= edge).length;
}

function segmentRow(segment: FailingSegment, today: string): readonly string[] {
  const { verdict, inside, outside, p_value } = segment;
  return [
    segmentLabel(segment),
    verdictWords[verdict].label,
    rateWords(inside),
    rateWords(outside),
    probabilityWords(p_value),
    sinceWords(segment, today) ?? "unknown",
  ];
}
