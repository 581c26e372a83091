import { mermaidLabel } from "../mermaid-label.ts";
import type { Section } from "./section.ts";
import { sharing, type SheetView, signalsOfEvent } from "./sheet-view.ts";

// The host draws up to 500 edges and 50,000 characters; far below that a picture has stopped helping.
const MAX_NODES = 60;
const MAX_EDGES = 160;

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
    const edges = [...triggerEdges(view), ...conclusionEdges(view)];
    if (edges.length === 0) return "";
    if (nodes > MAX_NODES || edges.length > MAX_EDGES)
      return "This sheet is too large for one picture; the tables on this page say the same.";
    return [
      "A change on the left can break the signals in the middle; the conclusions on the right rest on them. Dashed: proof before the merge is enough.",
      ["```mermaid", "flowchart LR", ...nodeLines(view), ...edges, ...STYLES, "```"].join("\n"),
    ].join("\n\n");
  },
};

// Colours that keep their contrast on a light and on a dark page.
const STYLES = [
  "  classDef change fill:#fff3c4,stroke:#b7791f,color:#3b2a06",
  "  classDef signal fill:#dbeafe,stroke:#2b6cb0,color:#0b2545",
  "  classDef conclusion fill:#dcfce7,stroke:#2f855a,color:#08301b",
] as const;

function nodeLines({ sheet, triggers, conclusions }: SheetView): readonly string[] {
  const events = Object.entries(sheet.events);
  return [
    ...triggers.map(({ entry }, index) => `  t${String(index)}["${mermaidLabel(entry.title)}"]:::change`),
    '  subgraph all["Signals"]',
    "    direction TB",
    ...events.map(
      ([event, { parameters }], index) =>
        `    e${String(index)}["${eventLabel(event, Object.keys(parameters))}"]:::signal`,
    ),
    "  end",
    ...conclusions.map(({ entry }, index) => `  c${String(index)}(["${mermaidLabel(entry.title)}"]):::conclusion`),
  ];
}

function eventLabel(event: string, parameters: readonly string[]): string {
  return `<b>${mermaidLabel(event)}</b><br>${mermaidLabel(["occurrence", ...parameters].join(", "), 120)}`;
}

function triggerEdges(view: SheetView): readonly string[] {
  return view.triggers.flatMap(({ entry, signals }, index) => {
    const arrow = entry.resume === "at-merge" ? "-.->" : "-->";
    return concerned(view, signals).map((event) => `  t${String(index)} ${arrow} ${event}`);
  });
}

function conclusionEdges(view: SheetView): readonly string[] {
  return view.conclusions.flatMap(({ signals }, index) =>
    concerned(view, signals).map((event) => `  ${event} --> c${String(index)}`),
  );
}

function concerned({ sheet }: SheetView, signals: ReadonlySet<string>): readonly string[] {
  const nodes = Object.keys(sheet.events).map((event, index) => ({
    node: `e${String(index)}`,
    signals: signalsOfEvent(sheet, event),
  }));
  const touched = sharing(nodes, signals);
  return touched.length === nodes.length && nodes.length > 1 ? ["all"] : touched.map(({ node }) => node);
}
