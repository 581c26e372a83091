const codes = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
} as const;

/** Puts a text in a terminal colour. */
export type Paint = (style: keyof typeof codes, text: string) => string;

/** Paints, or leaves every text as it is. Whether colours are wanted is the caller's to know: no environment is read. */
export function painter(colour: boolean): Paint {
  if (!colour) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = codes[style];
    return `\u001B[${String(on)}m${text}\u001B[${String(off)}m`;
  };
}
