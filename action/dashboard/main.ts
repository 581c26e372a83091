import { setFailed } from "@actions/core";
import { describeCause } from "../describe-cause.ts";
import { stepLog } from "../log.ts";
import { runDashboard } from "./run-dashboard.ts";

try {
  await runDashboard(process.env, stepLog);
} catch (cause) {
  setFailed(describeCause(cause));
  process.exitCode = 2;
}
