import type { CANCEL_SYMBOL } from "@clack/prompts";
import type { Readable, Writable } from "node:stream";
import { inertTerminal } from "../../report/inert/inert-terminal.ts";
import { CommandError } from "../command-error.ts";
import type { Asker, Choice } from "./asker.ts";

/** Prompts with arrow keys. The package is loaded when the first question comes, since nothing else needs it. */
export async function clackAsker(terminal: { readonly input: Readable; readonly output: Writable }): Promise<Asker> {
  const { confirm, isCancel, multiselect, select, text } = await import("@clack/prompts");
  const answered = <T>(answer: T | typeof CANCEL_SYMBOL): T => {
    if (isCancel(answer)) throw new CommandError("stopped; nothing was written", "start again when you are ready");
    return answer;
  };
  const options = (choices: readonly Choice[]) =>
    choices.map(({ value, label, hint }) => ({
      value,
      label: inertTerminal(label),
      ...(hint === undefined ? {} : { hint: inertTerminal(hint) }),
    }));
  return {
    choose: async (message, choices) =>
      answered(await select({ ...terminal, message, options: options(choices), maxItems: 12 })),
    several: async (message, choices) =>
      answered(await multiselect({ ...terminal, message, options: options(choices), required: false, maxItems: 12 })),
    text: async ({ question, otherwise, refuse }) =>
      answered(
        await text({
          ...terminal,
          message: question,
          placeholder: otherwise,
          defaultValue: "",
          validate: (answer) => refuse?.((answer ?? "").trim()) ?? undefined,
        }),
      ).trim(),
    confirm: async (message) => answered(await confirm({ ...terminal, message, initialValue: false })),
    close: () => undefined,
  };
}
