import { CommandError } from "../command-error.ts";
import type { Given } from "../command.ts";

/** The names of an option that takes several with commas between; empty where it was not given. An empty one is a script's unset variable, not "all". */
export function commaList({ values }: Pick<Given, "values">, option: string): readonly string[] {
  const list = values[option];
  if (list === undefined) return [];
  const names = list.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  if (names.length > 0) return names;
  throw new CommandError(`--${option} names nothing`, "write names with commas between, or leave the option out");
}
