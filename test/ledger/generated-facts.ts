import fc from "fast-check";
import type { Arrival, LandedRecord, Landing, LedgerFacts, RecordVersion } from "../../src/model/landing.ts";
import type { RecordFile } from "../../src/model/written.generated.ts";
import {
  allSignals,
  cleared,
  commit,
  facts,
  firing,
  hoursLater,
  landed,
  landing,
  purchase,
  pushed,
  sheet,
  themeFiring,
  version,
} from "./facts.ts";

/** Hours that the generated histories last. */
export const lastHour = 600;
const positions = 20;

const hours = fc.integer({ min: 0, max: lastHour });
const instants = hours.map(hoursLater);
const stores = fc.subarray(["eu", "us"], { minLength: 1 });
const scope = fc
  .option(stores, { nil: undefined })
  .map((list) => (list === undefined ? {} : { scope: { stores: list } }));
const signals = fc.constantFrom(
  ["*.*"],
  ["Purchase.*"],
  ["Purchase.value", "Purchase.event_id"],
  ["*.content_ids"],
  ["ViewContent.*"],
);
/** How commits land in a verified history. */
export const arrivals: fc.Arbitrary<Arrival> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(cleared) },
  { weight: 1, arbitrary: fc.constantFrom(pushed, { ...cleared, gate: "overridden" } as const) },
);

const firings = fc.oneof(
  fc
    .record({ on: stores, touched: fc.subarray([...purchase], { minLength: 1 }) })
    .map(({ on, touched }) => firing({ stores: on, signals: touched })),
  stores.map((on) => firing({ trigger: "sender", signals: allSignals, stores: on })),
  stores.map((on) => ({ ...themeFiring, stores: on })),
  stores.map((on) =>
    firing({ trigger: "gone", stores: on, signals: ["ViewContent.value"], after_release: ["preview-order"] }),
  ),
);

/** Landings of one line: times follow positions. */
export const landings: fc.Arbitrary<readonly Landing[]> = fc
  .uniqueArray(
    fc.record({ position: fc.integer({ min: 1, max: positions - 1 }), firing: firings, arrival: arrivals }),
    {
      selector: ({ position }) => position,
      maxLength: 6,
    },
  )
  .map((list) =>
    list.map(({ position, firing: fired, arrival }) =>
      landing(position, hoursLater(position * 20), { firings: [fired], arrival }),
    ),
  );

const retests = fc
  .uniqueArray(
    fc.record({
      retest: fc.constantFrom("order-sample", "preview-order", "id-sample"),
      hour: hours,
      passed: fc.integer({ min: 0, max: 5 }),
    }),
    { selector: ({ retest }) => retest, minLength: 1 },
  )
  .map((list) =>
    list.map(
      ({ retest, hour, passed }) =>
        ({ retest, result: passed === 0 ? "failed" : "passed", at: hoursLater(hour) }) as const,
    ),
  );

const resumes: fc.Arbitrary<RecordFile> = fc
  .record({ signals, scope, retests, released: fc.option(hours, { nil: 0 }) })
  .map((made) => ({
    kind: "resume",
    through: commit(0),
    signals: made.signals,
    ...made.scope,
    retests: made.retests,
    contaminated: "none",
    released_at: hoursLater(made.released),
  }));

/** Resumes that hold every retest, taken shortly before they land: most of them free something. */
function fullResume(
  position: number,
  made: { readonly signals: readonly string[]; readonly scope: object },
): RecordFile {
  const at = hoursLater(position * 20 - 1);
  return {
    kind: "resume",
    through: commit(0),
    signals: made.signals,
    ...made.scope,
    released_at: hoursLater(position * 20 - 30),
    retests: Object.keys(sheet.retests).map((retest) => ({ retest, result: "passed", at }) as const),
    contaminated: "none",
  };
}

const changes: fc.Arbitrary<RecordFile> = fc
  .record({
    happened_at: instants,
    scope,
    declares: fc.subarray(["checkout", "theme", "unheard-of"], { minLength: 1 }),
  })
  .map((made) => ({ kind: "change", declares: made.declares, happened_at: made.happened_at, ...made.scope }));

const incidents: fc.Arbitrary<RecordFile> = fc
  .record({ happened_at: instants, scope, retests: fc.option(retests, { nil: undefined }) })
  .map((made) => ({
    kind: "incident",
    incident: "value-drift",
    happened_at: made.happened_at,
    ...made.scope,
    ...(made.retests === undefined ? {} : { closed: { at: hoursLater(lastHour), retests: made.retests } }),
  }));

const others: fc.Arbitrary<RecordFile> = fc.oneof(
  fc
    .record({ trigger: fc.constantFrom("checkout", "sender", "theme"), at: fc.integer({ min: 0, max: positions }) })
    .map(
      ({ trigger, at }) =>
        ({
          kind: "no-impact",
          trigger,
          reason: "Only a comment changed.",
          commits: [commit(at).slice(0, 12)],
        }) as const,
    ),
  fc.record({ signals, scope, released_at: instants }).map(
    (made) =>
      ({
        kind: "release",
        through: commit(0),
        signals: made.signals,
        released_at: made.released_at,
        ...made.scope,
      }) as const,
  ),
);

const record = fc.record({
  position: fc.integer({ min: 1, max: positions + 9 }),
  covers: fc.integer({ min: 0, max: positions }),
  arrival: arrivals,
  full: fc.record({ signals, scope }),
  file: fc.oneof(
    { weight: 3, arbitrary: fc.constant("full" as const) },
    { weight: 2, arbitrary: resumes },
    changes,
    incidents,
    others,
  ),
  amends: fc.option(fc.nat({ max: 7 }), { nil: null }),
});

/** Records of every kind, some of which amend one another. */
export const records: fc.Arbitrary<readonly LandedRecord[]> = fc.array(record, { maxLength: 8 }).map((list) =>
  list.map(({ position, covers, arrival, full, file, amends }, index) => {
    const made = file === "full" ? fullResume(position, full) : file;
    const amending =
      (made.kind === "change" || made.kind === "incident") && amends !== null
        ? { ...made, amends: `r${amends}` }
        : made;
    const how = { position, at: hoursLater(position * 20), covers: { main: Math.min(covers, position) }, arrival };
    return landed(`r${index}`, version(amending, how));
  }),
);

/** Histories of every kind. */
export const histories: fc.Arbitrary<LedgerFacts> = fc
  .record({
    landings,
    records,
    release: fc.constantFrom("with-merge" as const, "with-merge" as const, "separate" as const),
  })
  .map(({ release, ...made }) => facts({ ...made, sheet: { ...sheet, policy: { ...sheet.policy, release } } }));

/** Moments at which to look at a history. */
export const moments: fc.Arbitrary<string> = fc.integer({ min: 0, max: lastHour + 60 }).map(hoursLater);

/** The facts with one record's versions changed. */
export function withVersions(
  from: LedgerFacts,
  index: number,
  change: (versions: readonly RecordVersion[]) => readonly RecordVersion[],
): LedgerFacts {
  return {
    ...from,
    records: from.records.map((item, at) =>
      at === index % from.records.length ? { ...item, versions: change(item.versions) } : item,
    ),
  };
}
