import { getInput, setSecret } from "@actions/core";

/** The Action's inputs, checked. */
export interface Inputs {
  readonly token: string;
  readonly context: string;
  readonly exit: "when-posted" | "verdict";
}

/** An input or an environment variable that can't be used; the message says what to write. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}

/** Reads what the gate and the dashboard both take; throws an InputError for one that can't be used. */
export function readCommonInputs(): Pick<Inputs, "token" | "context"> {
  const token = getInput("token");
  if (token === "") throw new InputError("input token is empty: leave it out to use the job's own token");
  setSecret(token);
  return { token, context: getInput("context") || "signal-gate" };
}

/** Reads the inputs; throws an InputError for one that can't be used. */
export function readInputs(): Inputs {
  const exit = getInput("exit") || "when-posted";
  if (exit !== "when-posted" && exit !== "verdict")
    throw new InputError(`input exit is ${JSON.stringify(exit)}: write when-posted or verdict`);
  return { ...readCommonInputs(), exit };
}
