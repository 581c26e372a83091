import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

// Newer Node looks at standard output by itself; who writes where has been decided already.
const style: (format: Format, text: string, options: { readonly validateStream: boolean }) => string = styleText;

/** Text in a colour, or as it is where colours are off. */
export function paint(on: boolean, format: Format, text: string): string {
  return on ? style(format, text, { validateStream: false }) : text;
}
