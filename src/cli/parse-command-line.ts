import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearestName } from "../app/nearest-name.ts";
import type { Command, Given, Option } from "./command.ts";
import { globalOptions } from "./global-options.ts";
import { CommandError } from "./command-error.ts";

/** What a command line asks for. */
export type Asked =
  | { readonly kind: "version" }
  | { readonly kind: "overview" }
  | { readonly kind: "help"; readonly command: Command }
  | {
      readonly kind: "run";
      readonly command: Command;
      readonly given: Given;
      readonly directory: string | null;
      readonly debug: boolean;
    };

type Config = NonNullable<ParseArgsConfig["options"]>;

function configOf(options: readonly Option[]): Config {
  const config: Config = {};
  for (const { name, value } of options) {
    const type = value === undefined ? "boolean" : "string";
    const short = name === "help" ? "h" : name.length === 1 ? name : null;
    config[name] = short === null ? { type } : { type, short };
  }
  return config;
}

function refuseUnknown(args: readonly string[], config: Config, command: Command): void {
  const { tokens } = parseArgs({
    args: [...args],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option" || Object.hasOwn(config, token.name)) continue;
    const meant = nearestName(token.name, Object.keys(config));
    const hint = meant === null ? `see signal-governance ${command.name} --help` : `did you mean --${meant}?`;
    throw new CommandError(`${command.name} has no option ${token.rawName}`, hint);
  }
}

function parseStrictly(args: readonly string[], config: Config, command: Command): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options: config, allowPositionals: true });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const dash = /'(--[a-z-]+)=-XYZ'/u.exec(words)?.[1];
    const hint =
      dash === undefined
        ? `see signal-governance ${command.name} --help`
        : `write ${dash}=VALUE for a value that starts with a dash`;
    throw new CommandError(words.split(/[.\n]/u)[0] ?? words, hint);
  }
}

interface Before {
  readonly directory: string | null;
  readonly debug: boolean;
}

function parseFor(command: Command, args: readonly string[], before: Before): Asked {
  const config = configOf([...globalOptions, ...command.options]);
  refuseUnknown(args, config, command);
  const { values, positionals } = parseStrictly(args, config, command);
  if (values["help"] === true) return { kind: "help", command };
  const given: Given = {
    paths: positionals,
    switches: new Set(Object.keys(values).filter((name) => values[name] === true)),
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
    ),
  };
  return {
    kind: "run",
    command,
    given,
    directory: given.values["C"] ?? before.directory,
    debug: before.debug || given.switches.has("debug"),
  };
}

function find(name: string, commands: readonly Command[]): Command {
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return command;
  const names = commands.map((one) => one.name);
  const meant = nearestName(name, names);
  const hint = meant === null ? `the commands are ${names.join(", ")}` : `did you mean ${meant}?`;
  throw new CommandError(`there is no command ${JSON.stringify(name)}`, hint);
}

/** Understands the words after the program's name, or throws a CommandError. */
export function parseCommandLine(words: readonly string[], commands: readonly Command[]): Asked {
  let directory: string | null = null;
  let debug = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--version" || word === "-V") return { kind: "version" };
    if (word === "--help" || word === "-h") return { kind: "overview" };
    if (word === "help") {
      const topic = words[at + 1];
      return topic === undefined ? { kind: "overview" } : { kind: "help", command: find(topic, commands) };
    }
    if (word === "--debug") debug = true;
    else if (word === "-C") {
      directory = words[(at += 1)] ?? null;
      if (directory === null) throw new CommandError("-C needs a folder", "signal-governance -C DIR COMMAND");
    } else if (word.startsWith("-")) {
      throw new CommandError(`there is no option ${word}`, "options of a command stand after its name; see --help");
    } else return parseFor(find(word, commands), words.slice(at + 1), { directory, debug });
  }
  return { kind: "overview" };
}
