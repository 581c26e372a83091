import { dialect } from "../../dialect.ts";
import type { Explainer } from "../explainer.ts";

/** Digits with whatever separators, read with the last separator as the decimal point. */
const digits = dialect.replaceAll("value_text", "[^0-9,.-]", "");
const withComma = dialect.replaceAll(dialect.replaceAll(digits, "[.]", ""), ",", ".");
const withPoint = dialect.replaceAll(digits, ",", "");
const isRead = (text: string) => `abs(${dialect.castIfPossible(text, "DECIMAL(18,4)")} - expected) <= unit`;

/** A value that is none, or not written as JSON writes numbers. */
export const text: readonly Explainer[] = [
  { code: "value-missing", holds: "(value IS NULL AND nullif(trim(value_text), '') IS NULL)" },
  { code: "locale-number", holds: `(value IS NULL AND (${isRead(withComma)} OR ${isRead(withPoint)}))` },
  { code: "not-a-number", holds: "(value IS NULL AND nullif(trim(value_text), '') IS NOT NULL)", isRest: true },
  { code: "value-zero", holds: "(value = 0 AND expected <> 0)" },
];
