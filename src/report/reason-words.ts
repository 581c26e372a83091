import type { Because } from "../model/firing.ts";

/** Why something fired, on one line of plain text: "src/pixel.js:3 content `fbq`". Values stand in it as they are: render it inert. */
export function reasonWords({ file, line, condition, pattern, detail }: Because): string {
  const place = line === undefined ? file : `${file}:${String(line)}`;
  if (detail !== undefined) return `${place} ${condition}: ${detail}`;
  return pattern === undefined ? `${place} ${condition}` : `${place} ${condition} ${pattern}`;
}
