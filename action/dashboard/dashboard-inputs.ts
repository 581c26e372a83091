import { getInput, setSecret } from "@actions/core";
import { InputError } from "../inputs.ts";

/** The dashboard's inputs, checked. */
export interface DashboardInputs {
  readonly token: string;
  readonly context: string;
  /** Null: the gate posts with the token's own account. */
  readonly gateAccount: string | null;
  /** Null: the default branch. */
  readonly branch: string | null;
}

/** Reads the inputs; throws an InputError for one that can't be used. */
export function readDashboardInputs(): DashboardInputs {
  const token = getInput("token");
  if (token === "") throw new InputError("input token is empty: leave it out to use the job's own token");
  setSecret(token);
  return {
    token,
    context: getInput("context") || "signal-gate",
    gateAccount: orNull(getInput("gate-account").replace(/^@/, "")),
    branch: orNull(getInput("branch")),
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
