import type { Condition } from "../condition.ts";
import { appEmbedCondition } from "./app-embed.ts";
import { contentCondition } from "./content.ts";
import { dependencyCondition } from "./dependency.ts";
import { gtmContainerCondition } from "./gtm-container.ts";
import { pathsCondition } from "./paths.ts";
import { shopifyExtensionCondition } from "./shopify-extension.ts";

/** Every kind of condition. `paths` comes first: it says where the others look. */
export const allConditions: readonly Condition[] = [
  pathsCondition,
  shopifyExtensionCondition,
  dependencyCondition,
  appEmbedCondition,
  gtmContainerCondition,
  contentCondition,
];
