import type { Owner, Policy, Store } from "../../model/sheet.ts";
import type { OwnersFile, SheetFile } from "../../model/written.generated.ts";
import { keyed } from "./keyed.ts";

/** The policy with its defaults: enforced, no self sign-off, released with the merge, rollbacks up to 14 days. */
export function normalisePolicy(written: SheetFile["policy"]): Policy {
  return {
    mode: written.mode ?? "enforce",
    owner: written.owner,
    sign_off: {
      allow_author: written.sign_off?.allow_author ?? false,
      distinct_people: written.sign_off?.distinct_people ?? false,
    },
    solo: written.solo ?? null,
    release: written.release ?? "with-merge",
    override: written.override
      ? { owners: written.override.owners, people: written.override.people, hours: written.override.hours }
      : null,
    rollback_days: written.rollback_days ?? 14,
    freezes: (written.freezes ?? []).map(({ from, to, triggers }) => ({ from, to, triggers })),
  };
}

/** Stores; without paths or branches a store stands for all of them. */
export function normaliseStores(written: SheetFile["stores"]): Readonly<Record<string, Store>> {
  return keyed(written, ({ domain, dataset, currency, paths = [], branches = [] }) => ({
    domain,
    dataset,
    currency,
    paths,
    branches,
  }));
}

/** Roles; without hours a backup counts at once. */
export function normaliseOwners(written: OwnersFile["owners"]): Readonly<Record<string, Owner>> {
  return keyed(written, ({ title, people, teams = [], backups = [], backup_after_hours = null, contact = null }) => ({
    title,
    people,
    teams,
    backups,
    backup_after_hours,
    contact,
  }));
}
