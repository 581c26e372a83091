import { inertTerminal } from "./inert-terminal.ts";
import { plainText } from "./plain-text.ts";

const usual = 600;

/** A foreign text for a terminal on one line of visible characters; more than `limit` of them end in "…". */
export function terminalLine(foreign: string, limit: number = usual): string {
  return plainText(inertTerminal(foreign), limit);
}
