import { readFileSync, statSync } from "node:fs";
import { HostError } from "../../port/host-error.ts";
import { messageOf } from "../../port/message-of.ts";

/** Far more than a test file may have: reading it whole is still cheap. */
const mostBytes = 2 * 1024 * 1024;

/** The text of a file of tests named on the command line; throws a HostError when it can't be read. */
export function readTestFile(path: string): string {
  try {
    if (statSync(path).size > mostBytes) throw new Error("it is larger than 2 MB");
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new HostError(`${path} can't be read: ${messageOf(cause)}`, {
      hint: "name a file of governance/tests/",
      cause,
    });
  }
}
