import { error, info, warning } from "@actions/core";
import { inertWorkflowLog } from "../src/report/inert/inert-workflow-command.ts";

/** Where the Action writes lines for people. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly error: (message: string) => void;
}

/** The log of the workflow's step; a line of information can't become a workflow command. */
export const stepLog: Log = {
  info: (line) => {
    info(inertWorkflowLog(line));
  },
  warning,
  error,
};
