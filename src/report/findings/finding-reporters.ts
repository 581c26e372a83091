import type { FindingReporter } from "./finding-reporter.ts";
import { githubReporter } from "./github-reporter.ts";
import { jsonReporter } from "./json-reporter.ts";
import { sarifReporter } from "./sarif-reporter.ts";
import { textReporter } from "./text-reporter.ts";

/** Every format that findings come in; the first is what a person reads. */
export const findingReporters: readonly FindingReporter[] = [textReporter, jsonReporter, sarifReporter, githubReporter];
