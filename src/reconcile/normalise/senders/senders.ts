import type { Normaliser } from "../normaliser.ts";
import { businessSdk } from "./business-sdk.ts";
import { gtmTag } from "./gtm-tag.ts";
import { parameterBuilder } from "./parameter-builder.ts";
import { rudderstack } from "./rudderstack.ts";
import { segment } from "./segment.ts";
import { stapeTag } from "./stape-tag.ts";

/** Senders whose normalising is known; of two that do the same the first is named. */
export const senders: readonly Normaliser[] = [businessSdk, parameterBuilder, gtmTag, stapeTag, segment, rudderstack];
