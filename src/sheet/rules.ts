import type { Rule } from "./linted.ts";

/** Every lint rule of the sheet. */
export const rules: readonly Rule[] = [];
