const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** The message of a workflow command: nothing in it can end the command or start another (GitHub's escapes for data). */
export function inertCommandData(foreign: string): string {
  return foreign.replace(invisible, "").replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property of a workflow command, where `:` and `,` separate as well (GitHub's escapes for properties). */
export function inertCommandProperty(foreign: string): string {
  return inertCommandData(foreign).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * One workflow command as a line of output. `properties` come out in their order; undefined ones are left out.
 * `command` and the names of properties are our own words, never foreign.
 */
export function inertWorkflowCommand(
  command: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${inertCommandProperty(String(value))}`);
  return `::${command}${pairs.length === 0 ? "" : ` ${pairs.join(",")}`}::${inertCommandData(message)}`;
}

/** Text of several lines for a workflow's log: no line of it is read as a command, in the `::` or in the older `##[` spelling. */
export function inertWorkflowLog(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replaceAll("##[", "#\u2060#[")
    .replace(/^(\s*):(?=:)/gm, "$1:\u2060");
}
