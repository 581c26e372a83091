import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";

/** The one name that a command takes. */
export function onlyName({ paths: [name, ...rest] }: Given, message: string, hint: string): string {
  if (name !== undefined && rest.length === 0) return name;
  throw new CommandError(message, hint);
}
