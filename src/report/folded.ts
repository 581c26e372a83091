/** Markdown one click away. `summary` stands in HTML, where markdown is not read: our own wording, never a foreign text. */
export function folded(summary: string, markdown: string): string {
  return `<details><summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}
