import { dialect } from "../../dialect.ts";
import type { Explainer } from "../explainer.ts";

/** Orders that have to share a value before it is called a constant. */
const least = 20;

/** One value for orders of all kinds, such as a price that somebody typed into a tag. */
export const constant: readonly Explainer[] = [
  {
    code: "constant",
    holds: `(value IS NOT NULL AND same_value >= ${least} AND same_value * 4 >= of_side)`,
    says: dialect.asText("value"),
  },
];
