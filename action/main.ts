import { error, info, setFailed, setOutput, warning } from "@actions/core";
import { inertWorkflowLog } from "../src/report/inert/inert-workflow-command.ts";
import { describeCause } from "./describe-cause.ts";
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
  setFailed(describeCause(cause));
  process.exitCode = 2;
}
