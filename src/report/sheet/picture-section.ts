import { mermaidLabel } from "../inert/mermaid-label.ts";
import { codes } from "./references.ts";
import type { Section } from "./section.ts";
import { type SheetView, signalsOfEvent } from "./sheet-view.ts";

// The host draws up to 500 edges and 50,000 characters; far below that a picture has stopped helping.
const maxNodes = 60;
const maxEdges = 160;
// More names than these on one line hide the picture.
const maxNamed = 3;

/**
 * The graph change → signals → conclusions in Mermaid. Signals stand grouped by event; what concerns every event is one line to the
 * box around them. Too large a graph is left out, the tables say the same.
 */
export const pictureSection: Section = {
  id: "picture",
  title: "The picture",
  render: (view) => {
    const events = Object.keys(view.sheet.events);
    const nodes = events.length + view.triggers.length + view.conclusions.length;
    if (nodes > maxNodes) return tooLarge;
    const edges = [...triggerEdges(view), ...conclusionEdges(view)];
    if (edges.length === 0) return "";
    if (edges.length > maxEdges) return tooLarge;
    return [
      `A change on the left can break signals of the events in the middle; the conclusions on the right rest on them. ${legend(view)}`,
      ["```mermaid", spacing, "flowchart LR", ...nodeLines(view), ...edges, ...styles, "```"].join("\n"),
    ].join("\n\n");
  },
};

const tooLarge = "This sheet is too large for one picture; the tables on this page say the same.";

// Wide gaps between the columns and narrow ones within them: fewer lines run behind the boxes.
const spacing = '%%{init: {"flowchart": {"rankSpacing": 120, "nodeSpacing": 22}}}%%';

// Colours that keep their contrast on a light and on a dark page.
const styles = [
  "  classDef change fill:#fff3c4,stroke:#b7791f,color:#3b2a06",
  "  classDef signal fill:#dbeafe,stroke:#2b6cb0,color:#0b2545",
  "  classDef conclusion fill:#dcfce7,stroke:#2f855a,color:#08301b",
  "  style all fill:transparent,stroke:#8b949e",
] as const;

function nodeLines(view: SheetView): readonly string[] {
  const { sheet, triggers, conclusions } = view;
  const events = Object.keys(sheet.events);
  return [
    ...triggers.map(({ entry }, index) => `  t${String(index)}["${mermaidLabel(entry.title)}"]:::change`),
    '  subgraph all["Every event"]',
    "    direction TB",
    ...events.map((event, index) => `    e${String(index)}["${eventLabel(view, event)}"]:::signal`),
    "  end",
    ...conclusions.map(({ entry }, index) => `  c${String(index)}(["${mermaidLabel(entry.title)}"]):::conclusion`),
  ];
}

function eventLabel(view: SheetView, event: string): string {
  const shared = new Set(sharedParameters(view));
  const own = Object.keys(view.sheet.events[event]?.parameters ?? {}).filter((parameter) => !shared.has(parameter));
  const beside = own.length === 0 ? "" : `<br>${mermaidLabel(`and ${own.join(", ")}`, 120)}`;
  return `<b>${mermaidLabel(event)}</b>${beside}`;
}

function sharedParameters({ sheet }: SheetView): readonly string[] {
  const [first, ...others] = Object.values(sheet.events).map(({ parameters }) => Object.keys(parameters));
  return (first ?? []).filter((parameter) => others.every((parameters) => parameters.includes(parameter)));
}

function legend(view: SheetView): string {
  const signals = codes(["occurrence", ...sharedParameters(view)]);
  const dashed = view.triggers.some(({ entry }) => entry.resume === "at-merge")
    ? " Dashed: proof before the merge is enough."
    : "";
  return `Each event has the signals ${signals}; a line without names concerns more than ${String(maxNamed)} of them.${dashed}`;
}

function triggerEdges(view: SheetView): readonly string[] {
  return view.triggers.flatMap(({ entry, signals }, index) => {
    const arrow = entry.resume === "at-merge" ? "-.->" : "-->";
    return concerned(view, signals).map(({ node, label }) => `  t${String(index)} ${arrow}${label} ${node}`);
  });
}

function conclusionEdges(view: SheetView): readonly string[] {
  return view.conclusions.flatMap(({ signals }, index) =>
    concerned(view, signals).map(({ node, label }) => `  ${node} -->${label} c${String(index)}`),
  );
}

interface Concerned {
  readonly node: string;
  /** Which of the event's signals, as the label of a line; nothing when it is all or too many to name. */
  readonly label: string;
}

function concerned({ sheet }: SheetView, signals: ReadonlySet<string>): readonly Concerned[] {
  const events = Object.keys(sheet.events).map((event, index) => {
    const all = [...signalsOfEvent(sheet, event)];
    const touched = all.filter((signal) => signals.has(signal)).map((signal) => signal.slice(event.length + 1));
    return { node: `e${String(index)}`, touched, label: edgeLabel(touched, all.length) };
  });
  const touched = events.filter((event) => event.touched.length > 0);
  const [first] = touched;
  const alike =
    touched.length === events.length && events.length > 1 && touched.every(({ label }) => label === first?.label);
  return alike ? [{ node: "all", label: first?.label ?? "" }] : touched;
}

function edgeLabel(touched: readonly string[], all: number): string {
  return touched.length === all || touched.length > maxNamed
    ? ""
    : `|"${touched.map((name) => mermaidLabel(name)).join("<br>")}"|`;
}
