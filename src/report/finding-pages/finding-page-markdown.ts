import type { FindingExample } from "./finding-page.ts";
import type { Severity } from "../../model/finding.ts";

interface Page {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly example: FindingExample | string;
}

/** One code's section of docs/findings.md, also what `explain CODE` prints. */
export function findingPageMarkdown(code: string, { severity, title, why, example }: Page): string {
  const head = `## ${code}\n\n**${title}** (${severity})\n\n${why}\n`;
  return typeof example === "string" ? `${head}\nFor example: ${example}\n` : `${head}\n${exampleMarkdown(example)}`;
}

function exampleMarkdown({ file, wrong, mark, right }: FindingExample): string {
  const path = `governance/${file}`;
  const language = file.endsWith(".yml") ? "yaml" : "text";
  const block = (text: string): string => `\`\`\`${language}\n# ${path}\n${text}\`\`\`\n`;
  const marked = mark === null || mark === "" ? "" : `, at \`${mark}\``;
  const parts = [`Wrong${marked}:\n\n${block(wrong)}`];
  if (right !== "") parts.push(`Right:\n\n${block(right)}`);
  return parts.join("\n");
}
