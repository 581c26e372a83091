import type { Option } from "../command.ts";

/** Options that every command takes, before or after its name. */
export const globalOptions: readonly Option[] = [
  { name: "C", value: "DIR", summary: "run in another repository, as git does" },
  { name: "debug", summary: "show stack traces" },
  { name: "help", summary: "show the help of a command" },
];

/** How an option is written: one letter takes one dash. */
export function dashed(option: Option): string {
  const name = option.name.length === 1 ? `-${option.name}` : `--${option.name}`;
  return option.value === undefined ? name : `${name} ${option.value}`;
}
