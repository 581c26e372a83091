import ts from "typescript";

interface Insertion {
  readonly at: number;
  readonly text: string;
}

const insertionsFor = (node: ts.Node, source: ts.SourceFile): readonly Insertion[] => {
  const start = node.getStart(source);
  if (ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node)) return [{ at: start, text: "readonly " }];
  if (!ts.isArrayTypeNode(node) && !ts.isTupleTypeNode(node)) return [];
  if (!ts.isArrayTypeNode(node.parent)) return [{ at: start, text: "readonly " }];
  return [
    { at: start, text: "(readonly " },
    { at: node.getEnd(), text: ")" },
  ];
};

/** The same declarations with every property, array and tuple readonly, at every depth. */
export const makeReadonly = (text: string): string => {
  const source = ts.createSourceFile("written.ts", text, ts.ScriptTarget.ES2023, true);
  const insertions: Insertion[] = [];
  const visit = (node: ts.Node): void => {
    insertions.push(...insertionsFor(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Applied from the end; of two at one place the inner goes first, so that the outer one ends up before it.
  return insertions
    .toReversed()
    .toSorted((a, b) => b.at - a.at)
    .reduce((out, { at, text: inserted }) => out.slice(0, at) + inserted + out.slice(at), text);
};
