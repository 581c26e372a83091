import { getInput } from "@actions/core";
import { readCommonInputs } from "../inputs.ts";

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
  return {
    ...readCommonInputs(),
    gateAccount: orNull(getInput("gate-account").replace(/^@/, "")),
    branch: orNull(getInput("branch")),
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}
