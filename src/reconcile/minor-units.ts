import { sqlText } from "./sql-text.ts";

/** Currencies whose smallest unit is not a hundredth, by their digits in ISO 4217. `Intl` differs from it for some. */
const exceptions: Readonly<Record<number, readonly string[]>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "),
  3: "BHD IQD JOD KWD LYD OMR TND".split(" "),
  4: "CLF UYW".split(" "),
};

/** One smallest unit of the currency in a column, as a decimal in SQL: a difference up to it is rounding. */
export function minorUnitSql(currency: string): string {
  const cases = Object.entries(exceptions).map(([digits, currencies]) => {
    const unit = digits === "0" ? "1" : `0.${"1".padStart(Number(digits), "0")}`;
    return `WHEN ${currency} IN (${currencies.map(sqlText).join(", ")}) THEN ${unit}`;
  });
  return `CAST(CASE ${cases.join(" ")} ELSE 0.01 END AS DECIMAL(18,4))`;
}
