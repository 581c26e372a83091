import type { ConditionEntry, EvidenceKind, PassCriterion, Retest, Trigger } from "../../model/sheet.ts";
import type { RetestsFile, TriggersFile } from "../../model/written.generated.ts";
import { keyed } from "./keyed.ts";

type WrittenTrigger = TriggersFile["triggers"][string];
type WrittenRetest = RetestsFile["retests"][string];

/** Triggers; they resume after the release unless they say otherwise. */
export function normaliseTriggers(written: TriggersFile["triggers"]): Readonly<Record<string, Trigger>> {
  return keyed(written, (trigger) => ({
    title: trigger.title,
    owner: trigger.owner,
    when: trigger.when.map(condition),
    touches: trigger.touches,
    retests: {
      before_merge: trigger.retests.before_merge ?? [],
      after_release: trigger.retests.after_release ?? [],
    },
    sign_off: trigger.sign_off ?? null,
    resume: trigger.resume ?? "after-release",
  }));
}

function condition(written: WrittenTrigger["when"][number]): ConditionEntry {
  const { paths, except, content, dependency, declared, touches } = written;
  const extension = written["shopify-extension"];
  const embed = written["app-embed"];
  const container = written["gtm-container"];
  return {
    ...(paths ? { paths } : {}),
    ...(except ? { except } : {}),
    ...(content ? { content } : {}),
    ...(dependency ? { dependency } : {}),
    ...(extension
      ? {
          "shopify-extension": {
            ...(extension.type ? { type: extension.type } : {}),
            ...(extension.target ? { target: extension.target } : {}),
          },
        }
      : {}),
    ...(embed ? { "app-embed": embed } : {}),
    ...(container ? { "gtm-container": container } : {}),
    ...(declared ? { declared } : {}),
    ...(touches ? { touches } : {}),
  };
}

/** Retests; without `max_age_days` a passed one never gets old. */
export function normaliseRetests(written: RetestsFile["retests"]): Readonly<Record<string, Retest>> {
  return keyed(written, (retest) => ({
    title: retest.title,
    method: retest.method,
    proves: retest.proves,
    owner: retest.owner,
    max_age_days: retest.max_age_days ?? null,
    evidence: evidence(retest.evidence),
    passes_when: retest.passes_when ? keyed(retest.passes_when, criterion) : null,
  }));
}

function evidence(written: WrittenRetest["evidence"]): EvidenceKind {
  return typeof written === "string" ? written : { check: { name: written.check.name, app: written.check.app } };
}

function criterion(written: NonNullable<WrittenRetest["passes_when"]>[string]): PassCriterion {
  const { wrong, min_known, tolerance, min_rate, max_rate, min_orders } = written;
  return {
    ...(wrong === undefined ? {} : { wrong }),
    ...(min_known === undefined ? {} : { min_known }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(min_rate === undefined ? {} : { min_rate }),
    ...(max_rate === undefined ? {} : { max_rate }),
    ...(min_orders === undefined ? {} : { min_orders }),
  };
}
