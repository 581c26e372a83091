import type { Instant } from "../../model/answers.ts";
import type { Because } from "../../model/firing.ts";
import type { LandedFiring, Landing, LedgerFacts } from "../../model/landing.ts";
import type { Pause } from "../../model/ledger.ts";
import { entryOf } from "../../firing/entry-of.ts";
import { instantOf, utcOf } from "../instants.ts";
import type { Proofs } from "../proofs.ts";
import type { Releases } from "../records/releases.ts";

interface Context {
  readonly facts: Pick<LedgerFacts, "branch" | "verified">;
  readonly proofs: Proofs;
  readonly releases: Releases;
}

/** Firings that outlast the merge, one pause for each landing and trigger. */
export function landingPauses(context: Context, landings: readonly Landing[]): readonly Pause[] {
  return landings.flatMap((landing) => {
    const unproven = context.facts.verified && landing.arrival?.gate !== "clear";
    const lasting = landing.firings.filter((firing) => firing.resume === "after-release" || unproven);
    return [...new Set(lasting.map(({ trigger }) => trigger))].map((trigger) =>
      pauseOf(
        context,
        landing,
        lasting.filter((firing) => firing.trigger === trigger),
      ),
    );
  });
}

/** Two sheets may judge one commit differently: what either of them says is at risk. */
function pauseOf(context: Context, landing: Landing, firings: readonly LandedFiring[]): Pause {
  const { facts, proofs } = context;
  const [trigger = ""] = firings.map((firing) => firing.trigger);
  const signals = union(firings.map((firing) => firing.signals));
  const stores = union(firings.map((firing) => firing.stores));
  const { since, at } = releaseOf(context, landing, { signals, stores });
  const elsewhere = landing.branch === facts.branch ? "" : `@${landing.branch}`;
  return {
    id: `${landing.commit.slice(0, 12)}/${trigger}${elsewhere}`,
    cause: {
      kind: "landing",
      trigger,
      commit: landing.commit,
      branch: landing.branch,
      subject: landing.subject,
      author: landing.author,
      editor: landing.editor,
      arrival: landing.arrival,
      because: onceEach(firings.flatMap((firing) => firing.because)),
      unproven: firings.some((firing) => firing.resume === "at-merge"),
    },
    signals,
    stores,
    segment: null,
    since,
    released_at: at,
    landed: {
      branch: landing.branch,
      position: landing.position,
      at: utcOf(landing.landed_at),
    },
    needs: proofs.needs(signals, union(firings.map((firing) => askedFor(proofs, firing)))),
    lifts: [],
  };
}

function releaseOf(
  { proofs, releases }: Context,
  landing: Landing,
  scope: Pick<LandedFiring, "signals" | "stores">,
): { readonly since: Instant; readonly at: Instant | null } {
  const landed = utcOf(landing.landed_at);
  if (proofs.sheet.policy.release !== "separate") return { since: landed, at: landed };
  const { since, at } = releases.of(landing, scope);
  return { since: instantOf(since), at: at === null ? null : instantOf(at) };
}

/** By the tip's trigger; where the tip has none, what the sheet of that day asked for and the tip still knows. */
function askedFor(proofs: Proofs, firing: LandedFiring): readonly string[] {
  const phase = firing.resume === "at-merge" ? "before_merge" : "after_release";
  if (entryOf(proofs.sheet.triggers, firing.trigger) !== undefined) return proofs.askedBy(firing, phase);
  return firing[phase].filter((id) => entryOf(proofs.sheet.retests, id) !== undefined);
}

function union(lists: readonly (readonly string[])[]): readonly string[] {
  const [first] = lists;
  return lists.length === 1 && first !== undefined ? first : [...new Set(lists.flat())].sort();
}

function onceEach(because: readonly Because[]): readonly Because[] {
  const byText = new Map(because.map((one) => [JSON.stringify(one), one]));
  return byText.size === because.length ? because : [...byText.values()];
}
