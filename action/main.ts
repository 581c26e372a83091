import { setFailed, setOutput } from "@actions/core";
import { describeCause } from "./describe-cause.ts";
import { stepLog } from "./log.ts";
import { runAction } from "./run-action.ts";

try {
  const { exitCode, results } = await runAction(process.env, stepLog);
  setOutput("results", JSON.stringify(results));
  process.exitCode = exitCode;
} catch (cause) {
  setFailed(describeCause(cause));
  process.exitCode = 2;
}
