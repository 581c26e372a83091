// Control sequences: CSI (ESC [ … final byte, or its one-byte form), strings (OSC, DCS, …) up to their terminator, two-byte ones.
const sequence =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)?|\u001B[ -/]*[0-~]/gu;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * A foreign text for a terminal, on one line: control sequences are dropped whole, so that no remainder of them shows;
 * a tab or line break becomes one space; other control, bidi and zero-width characters are dropped.
 */
export function inertTerminal(foreign: string): string {
  return foreign
    .replace(sequence, "")
    .replace(/\r\n|[\t\n\r\u0085\u2028\u2029]/g, " ")
    .replace(invisible, "");
}
