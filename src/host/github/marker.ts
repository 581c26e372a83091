const opening = "<!-- signal-governance:gate run=";
const pattern = /^<!-- signal-governance:gate run=(\d{1,15}) -->(?:\r?\n|$)/u;

/** A comment of the gate: which run wrote it, and what it says. */
export interface MarkedBody {
  readonly run: number;
  readonly body: string;
}

/** The body of a comment with the gate's invisible first line. */
export function marked(comment: MarkedBody): string {
  return `${opening}${String(comment.run)} -->\n${comment.body}`;
}

/** Reads the first line of a comment back; null: it is not the gate's. Line breaks count as GitHub may rewrite them. */
export function readMarked(body: string): MarkedBody | null {
  const match = pattern.exec(body);
  if (match === null) return null;
  return { run: Number(match[1]), body: body.slice(match[0].length).replaceAll("\r\n", "\n") };
}
