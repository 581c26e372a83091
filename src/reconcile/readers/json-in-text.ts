import { nesting } from "./array-items.ts";

/** Braces that are tried in vain: a text before the JSON may have some of its own. */
const mostInVain = 8;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the object ends that begins here; -1: not in this text. */
function endOf(text: string, start: number): number {
  const { step } = nesting();
  for (let at = start; at < text.length; at += 1) if (step(text.charAt(at)) <= 0) return at + 1;
  return -1;
}

/** Objects of JSON that stand in a text, and what is said before the first. */
export interface JsonInText {
  readonly before: string;
  readonly values: readonly unknown[];
}

/** A text that is JSON, or lines of a log in which objects stand behind words: a time, a level, a URL. */
export function jsonInText(text: string): JsonInText {
  const whole = parsed(text);
  if (whole !== undefined) return { before: "", values: [whole] };
  const values: unknown[] = [];
  let [before, from] = [text, text.indexOf("{")];
  for (let inVain = 0; from !== -1 && inVain < mostInVain;) {
    const end = endOf(text, from);
    const value = end === -1 ? undefined : parsed(text.slice(from, end));
    if (value === undefined) inVain += 1;
    else {
      if (values.length === 0) before = text.slice(0, from);
      values.push(value);
    }
    from = text.indexOf("{", value === undefined ? from + 1 : end);
  }
  return { before, values };
}
