import type { Condition } from "../condition.ts";
import { contentCondition } from "./content.ts";
import { pathsCondition } from "./paths.ts";

/** Every kind of condition, the cheapest first. */
export const CONDITIONS: readonly Condition[] = [pathsCondition, contentCondition];
