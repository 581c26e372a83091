// Prints "PASSED FAILED SKIPPED" from vitest's JSON report; a run that failed without a failed test counts as one.
import { readFileSync } from "node:fs";

const [report = "", exitCode = "1"] = process.argv.slice(2);

const read = () => {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
};

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = read();
const failed = numFailedTests === 0 && exitCode !== "0" ? 1 : numFailedTests;
console.log(`${numPassedTests} ${failed} ${numPendingTests + numTodoTests}`);
