import { error, info, setFailed, warning } from "@actions/core";
import { inertWorkflowLog } from "../../src/report/inert/inert-workflow-command.ts";
import { describeCause } from "../describe-cause.ts";
import { runDashboard } from "./run-dashboard.ts";

try {
  await runDashboard(process.env, {
    info: (line) => {
      info(inertWorkflowLog(line));
    },
    warning,
    error,
  });
} catch (cause) {
  setFailed(describeCause(cause));
  process.exitCode = 2;
}
