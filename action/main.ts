import { error, info, setFailed, setOutput, warning } from "@actions/core";
import { HostError } from "../src/port/host-error.ts";
import { inertWorkflowLog } from "../src/report/inert-workflow-command.ts";
import { InputError } from "./inputs.ts";
import { runAction } from "./run-action.ts";

try {
  const { exitCode, results } = await runAction(process.env, {
    info: (line) => {
      info(inertWorkflowLog(line));
    },
    warning,
    error,
  });
  setOutput("results", JSON.stringify(results));
  process.exitCode = exitCode;
} catch (cause) {
  setFailed(describe(cause));
  process.exitCode = 2;
}

function describe(cause: unknown): string {
  if (cause instanceof HostError) return `${cause.message}. ${cause.hint}`;
  if (cause instanceof InputError) return cause.message;
  const message = cause instanceof Error ? cause.message : String(cause);
  return `this is a defect of signal-governance, please report it with this run's facts file: ${message}`;
}
