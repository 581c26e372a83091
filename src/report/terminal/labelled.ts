import { wrapped } from "./wrapped.ts";

/** A text of one line with the label before it. */
export type Labelled = readonly [label: string, text: string];

interface Layout {
  /** Columns before the labels. */
  readonly indent: number;
  /** Columns that lines are broken to. */
  readonly width: number;
  /** How a label is painted; `shown` is it, padded, or as many spaces. */
  readonly painted: (label: string, shown: string) => string;
}

/** Columns of a label. */
const labelWidth = 16;

/** Lines of entries: a label once for all entries in a row that have it, long texts broken below themselves. */
export function labelled(entries: readonly Labelled[], { indent, width, painted }: Layout): readonly string[] {
  const before = indent + labelWidth;
  return entries.flatMap(([label, text], index) => {
    const shown = (entries[index - 1]?.[0] === label ? "" : label).padEnd(labelWidth);
    const [first = "", ...rest] = wrapped(text, width - before);
    return [
      `${" ".repeat(indent)}${painted(label, shown)}${first}`,
      ...rest.map((line) => `${" ".repeat(before)}${line}`),
    ];
  });
}
