import type { Rule } from "./linted.ts";
import { causesEnd } from "./rules/causes-end.ts";
import { duplicateEvent } from "./rules/duplicate-event.ts";
import { duplicatePerson } from "./rules/duplicate-person.ts";
import { fittingCriteria } from "./rules/fitting-criteria.ts";
import { fittingTemplates } from "./rules/fitting-templates.ts";
import { knownTimeZones } from "./rules/known-time-zones.ts";
import { linearPatterns } from "./rules/linear-patterns.ts";
import { orderedFreezes } from "./rules/ordered-freezes.ts";
import { pauseFirstDerived } from "./rules/pause-first-derived.ts";
import { possibleConditions } from "./rules/possible-conditions.ts";
import { readableColumns } from "./rules/readable-columns.ts";
import { singleInputs } from "./rules/single-inputs.ts";
import { staffedRoles } from "./rules/staffed-roles.ts";
import { standardEventNames } from "./rules/standard-event-names.ts";
import { touchesWithin } from "./rules/touches-within.ts";
import { unknownConclusion } from "./rules/unknown-conclusion.ts";
import { unknownIncident } from "./rules/unknown-incident.ts";
import { unknownMetric } from "./rules/unknown-metric.ts";
import { unknownOwner } from "./rules/unknown-owner.ts";
import { unknownParameter } from "./rules/unknown-parameter.ts";
import { unknownRetest } from "./rules/unknown-retest.ts";
import { unknownSignal } from "./rules/unknown-signal.ts";
import { unknownTrigger } from "./rules/unknown-trigger.ts";
import { unprovenSignal } from "./rules/unproven-signal.ts";
import { unusedRetest } from "./rules/unused-retest.ts";
import { usableGlobs } from "./rules/usable-globs.ts";

/** Every lint rule of the sheet. */
export const rules: readonly Rule[] = [
  unknownOwner,
  unknownRetest,
  unknownTrigger,
  unknownConclusion,
  unknownIncident,
  unknownParameter,
  unknownMetric,
  unknownSignal,
  duplicateEvent,
  standardEventNames,
  duplicatePerson,
  unprovenSignal,
  touchesWithin,
  unusedRetest,
  staffedRoles,
  possibleConditions,
  usableGlobs,
  linearPatterns,
  fittingCriteria,
  fittingTemplates,
  pauseFirstDerived,
  causesEnd,
  orderedFreezes,
  singleInputs,
  knownTimeZones,
  readableColumns,
];
