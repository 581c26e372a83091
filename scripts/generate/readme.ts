import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { parse } from "yaml";
import { structureGraph } from "./structure-graph.ts";

interface Described {
  readonly description: string;
  readonly default?: string;
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

const cell = (text: string): string => text.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|");

const actionTables = (root: string): string => {
  const { inputs, outputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as ActionFile;
  const inputRows = Object.entries(inputs).map(
    ([name, input]) => `| \`${name}\` | \`${cell(input.default ?? "")}\` | ${cell(input.description)} |`,
  );
  const outputRows = Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`);
  return [
    "| Input | Default | |",
    "| --- | --- | --- |",
    ...inputRows,
    "",
    "| Output | |",
    "| --- | --- |",
    ...outputRows,
  ].join("\n");
};

const replaceBlock = (text: string, name: string, content: string): string => {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks the markers of ${name}`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
};

/** README.md with its generated parts renewed: the Action's inputs and outputs, and the structure of the source. */
export const readmeText = async (root: string): Promise<string> => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const tables = replaceBlock(readme, "action", actionTables(root));
  const graph = replaceBlock(tables, "structure", `\`\`\`mermaid\n${structureGraph(root)}\n\`\`\``);
  return format(graph, { parser: "markdown", printWidth: 120 });
};
