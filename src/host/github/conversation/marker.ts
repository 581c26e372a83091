/** What of ours a text on GitHub is: the gate's comment, the dashboard issue, the answer to an issue form. */
export type MarkKind = "gate" | "dashboard" | "form";

const pattern = /^<!-- signal-governance:(gate|dashboard|form) run=(\d{1,15}) -->(?:\r?\n|$)/u;

/** A text of ours: which run wrote it, and what it says. */
export interface MarkedBody {
  readonly run: number;
  readonly body: string;
}

/** A text with our invisible first line. */
export function marked(text: MarkedBody, kind: MarkKind = "gate"): string {
  return `<!-- signal-governance:${kind} run=${String(text.run)} -->\n${text.body}`;
}

/** Reads the first line of a text back; null: it is none of that kind. Line breaks count as GitHub may rewrite them. */
export function readMarked(body: string, kind: MarkKind = "gate"): MarkedBody | null {
  const match = pattern.exec(body);
  if (match?.[1] !== kind) return null;
  return { run: Number(match[2]), body: body.slice(match[0].length).replaceAll("\r\n", "\n") };
}
