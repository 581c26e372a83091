/** Markdown one click away. `summary` is our own wording, as it stands in HTML where markdown is not read. */
export function folded(summary: string, markdown: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}
