import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearestName } from "../../app/sheet/nearest-name.ts";
import type { Command, Given, Option } from "../command.ts";
import { globalOptions } from "./global-options.ts";
import { CommandError } from "../command-error.ts";
import { messageOf } from "../../port/message-of.ts";

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
  for (const { name, value, repeats = false } of options) {
    const type = value === undefined ? "boolean" : "string";
    const short = name === "help" ? "h" : name.length === 1 ? name : null;
    config[name] = { type, multiple: repeats, ...(short === null ? {} : { short }) };
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
    const words = messageOf(error);
    const bare = /^Option '(?:-\w, )?(--?[A-Za-z-]+) <value>' argument missing/u.exec(words)?.[1];
    if (bare !== undefined)
      throw new CommandError(`${bare} needs a value`, `see signal-governance ${command.name} --help`);
    const dash = /'(--[a-z-]+)=-XYZ'/u.exec(words)?.[1];
    const hint =
      dash === undefined
        ? `see signal-governance ${command.name} --help`
        : `write ${dash}=VALUE for a value that starts with a dash`;
    throw new CommandError(words.split(/[.\n]/u)[0] ?? words, hint);
  }
}

/** A bare word is most likely the id of what the command is asked about. */
function bareWordHint({ name, options }: Command, word: string): string {
  const asking = ["conclusion", "store"].filter((id) => options.some((option) => option.name === id));
  if (asking.length === 0 || !/^[a-z][a-z0-9-]*$/u.test(word)) return `see signal-governance ${name} --help`;
  return `did you mean ${asking.map((id) => `--${id} ${word}`).join(" or ")}?`;
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
  if (command.operands !== true && positionals.length > 0) {
    const found = `${command.name} takes options only, not ${JSON.stringify(positionals[0])}`;
    throw new CommandError(found, bareWordHint(command, positionals[0] ?? ""));
  }
  const given: Given = {
    paths: positionals,
    switches: new Set(Object.keys(values).filter((name) => values[name] === true)),
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
    ),
    lists: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        Array.isArray(value) ? [[name, value.filter((one) => typeof one === "string")] as const] : [],
      ),
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

interface Found {
  readonly command: Command;
  /** How many words its name took. */
  readonly words: 1 | 2;
}

function find([first = "", second = ""]: readonly string[], commands: readonly Command[]): Found {
  const two = commands.find((one) => one.name === `${first} ${second}`);
  if (two !== undefined) return { command: two, words: 2 };
  const one = commands.find(({ name }) => name === first);
  if (one !== undefined) return { command: one, words: 1 };
  throw unknownCommand(first, second, commands);
}

function unknownCommand(first: string, second: string, commands: readonly Command[]): CommandError {
  const names = commands.map(({ name }) => name);
  const family = names.filter((name) => name.startsWith(`${first} `));
  const near =
    family.length === 0
      ? nearestName(first, names)
      : nearestName(
          second,
          family.map((name) => name.slice(first.length + 1)),
        );
  const asked = family.length === 0 || /^(?:-|$)/u.test(second) ? first : `${first} ${second}`;
  const meant = near === null ? null : family.length === 0 ? near : `${first} ${near}`;
  const known = family.length === 0 ? names : family;
  const hint = meant === null ? `the commands are ${known.join(", ")}` : `did you mean ${meant}?`;
  return new CommandError(`there is no command ${JSON.stringify(asked)}`, hint);
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
      const topic = words.slice(at + 1);
      return topic.length === 0 ? { kind: "overview" } : { kind: "help", command: find(topic, commands).command };
    }
    if (word === "--debug") debug = true;
    else if (word === "-C") {
      directory = words[(at += 1)] ?? null;
      if (directory === null) throw new CommandError("-C needs a folder", "signal-governance -C DIR COMMAND");
    } else if (word.startsWith("-")) {
      throw new CommandError(`there is no option ${word}`, "options of a command stand after its name; see --help");
    } else {
      const { command, words: taken } = find(words.slice(at), commands);
      return parseFor(command, words.slice(at + taken), { directory, debug });
    }
  }
  return { kind: "overview" };
}
