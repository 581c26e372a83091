import { inertTerminal } from "../../report/inert/inert-terminal.ts";
import { CommandError } from "../command-error.ts";
import type { Input } from "../io.ts";
import type { Asker, Choice } from "./asker.ts";

/** Plain questions with numbered answers, one line each: works in pipes, logs and with screen readers. `say` writes what is not the result. */
export function lineAsker(input: Input, say: (text: string) => void): Asker {
  const answer = async (question: string): Promise<string> => {
    const line = await input.line();
    if (line !== null) return line.trim();
    throw new CommandError(
      `the answers ended before: ${question}`,
      "answer on standard input, a line each, or say it with --symptom, --signs or --says",
    );
  };
  const pick = async (question: string, choices: readonly Choice[], many: boolean): Promise<readonly string[]> => {
    say(`${question}\n${choices.map(numbered).join("\n")}\n`);
    for (;;) {
      say(many ? "Numbers with commas between, or nothing: " : "Number: ");
      const picked = pickedFrom(choices, await answer(question), many);
      say("\n");
      if (picked !== null) return picked;
      say(`Please answer with ${many ? "numbers" : "a number"} from 1 to ${choices.length}, or with a name.\n`);
    }
  };
  return {
    choose: async (question, choices) => (await pick(question, choices, false))[0] ?? "",
    several: (question, choices) => pick(question, choices, true),
    text: async ({ question, otherwise, refuse }) => {
      for (;;) {
        say(`${question} (nothing: ${otherwise}) `);
        const text = await answer(question);
        say("\n");
        const trouble = refuse?.(text) ?? null;
        if (trouble === null) return text;
        say(`${trouble}\n`);
      }
    },
    confirm: (question) => agreed(question, input, say),
    close: input.close,
  };
}

async function agreed(question: string, input: Input, say: (text: string) => void): Promise<boolean> {
  say(`${question} [y/N] `);
  const line = await input.line();
  say("\n");
  return line !== null && /^\s*y(?:es)?\s*$/iu.test(line);
}

function numbered({ label, hint }: Choice, index: number): string {
  return `${String(index + 1).padStart(4)}. ${inertTerminal(label)}${hint === undefined ? "" : `\n      ${inertTerminal(hint)}`}`;
}

/** Null: something in the answer is no choice. */
function pickedFrom(choices: readonly Choice[], line: string, many: boolean): readonly string[] | null {
  const words = line.split(/[,\s]+/u).filter((word) => word !== "");
  if (many ? words.length > choices.length : words.length !== 1) return null;
  const picked = words.map((word) => {
    const choice = /^\d{1,4}$/u.test(word) ? choices[Number(word) - 1] : choices.find(({ value }) => value === word);
    return choice?.value ?? null;
  });
  if (picked.includes(null)) return null;
  return choices.map(({ value }) => value).filter((value) => picked.includes(value));
}
