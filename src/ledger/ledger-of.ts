import type { Finding } from "../model/finding.ts";
import type { LedgerFacts } from "../model/landing.ts";
import type { Ledger, Pause } from "../model/ledger.ts";
import type { RecordFile } from "../model/written.generated.ts";
import { canonicalJson } from "../firing/fingerprint.ts";
import { compareText } from "../firing/compare-text.ts";
import { followAmendments } from "./records/amendments.ts";
import { changePauses } from "./pauses/change-pauses.ts";
import { contaminations } from "./records/contaminations.ts";
import { declaredAhead } from "./records/declared-ahead.ts";
import { foldRecord, type FoldedRecord } from "./records/fold-record.ts";
import { incidentPauses } from "./pauses/incident-pauses.ts";
import { utcOf } from "./instants.ts";
import { judgeResumes } from "./resumes/judge-resumes.ts";
import { landedEvidence } from "./records/landed-evidence.ts";
import { landingPauses } from "./pauses/landing-pauses.ts";
import { leaveOutHarmless } from "./records/no-impacts.ts";
import { createPairSpace } from "./resumes/pair-space.ts";
import { createProofs } from "./proofs.ts";
import { createReleases } from "./records/releases.ts";
import { unknownStores } from "./records/unknown-stores.ts";
import { unreadRecords } from "./pauses/unread-records.ts";
import { unseenHistory } from "./pauses/unseen-history.ts";
import { timed } from "./timed-pause.ts";

/** What history and records say is paused. Pure; the order of landings and records makes no difference. */
export function ledgerOf(facts: LedgerFacts): Ledger {
  const folded = [...facts.records].sort((a, b) => compareText(a.id, b.id)).map(foldRecord);
  const records = folded.map((item) => item.folded).filter((record) => record !== null);
  const harmless = leaveOutHarmless(facts, ofKind(records, "no-impact"));
  const found = pausesOf(facts, records, harmless.landings);
  const { sheet, verified } = facts;
  return {
    version: 1,
    branch: facts.branch,
    tip: facts.tip,
    sheet_commit: facts.sheet_commit,
    adopted: { commit: facts.adopted.commit, at: utcOf(facts.adopted.at) },
    verified,
    pauses: found.pauses,
    contaminated: contaminations({ proofs: found.proofs, stores: found.stores }, records),
    evidence: landedEvidence(sheet, verified, records),
    findings: sorted([
      ...facts.findings,
      ...folded.flatMap((item) => item.findings),
      ...harmless.findings,
      ...found.findings,
    ]),
  };
}

interface Found {
  readonly pauses: readonly Pause[];
  readonly findings: readonly Finding[];
  readonly proofs: ReturnType<typeof createProofs>;
  readonly stores: readonly string[];
}

function pausesOf(facts: LedgerFacts, records: readonly FoldedRecord[], landings: LedgerFacts["landings"]): Found {
  const { branch, verified } = facts;
  const proofs = createProofs(facts.sheet);
  const firings = landings.flatMap((landing) => landing.firings);
  const space = createPairSpace(
    [proofs.signals, ...firings.map((firing) => firing.signals)].flat(),
    [Object.keys(facts.sheet.stores), ...firings.map((firing) => firing.stores)].flat(),
  );
  const { stores } = space;
  const releases = createReleases(ofKind(records, "release"), { proofs, space, verified });
  const danger = followAmendments([...ofKind(records, "change"), ...ofKind(records, "incident")], verified);
  const changes = changePauses({ branch, proofs, stores }, danger.standing);
  const incidents = incidentPauses({ proofs, stores, verified }, danger.standing);
  const cut = unseenHistory(facts, proofs.signals, stores);
  const pauses = [
    ...landingPauses({ facts, proofs, releases }, landings),
    ...changes.pauses,
    ...incidents.pauses,
    ...cut.pauses,
    ...unreadRecords(facts.records, proofs.signals, stores),
  ]
    .map(timed)
    .sort((a, b) => a.since - b.since || compareText(a.pause.id, b.pause.id));
  const resumed = judgeResumes({ proofs, space, verified }, pauses, ofKind(records, "resume"));
  return {
    pauses: pauses.map(({ pause }) => {
      const lifts = resumed.lifts.get(pause);
      return lifts === undefined ? pause : { ...pause, lifts };
    }),
    findings: [
      ...unknownStores(facts.sheet, stores, danger.standing),
      ...declaredAhead(facts, danger.standing),
      ...[releases, danger, changes, incidents, cut, resumed].flatMap(({ findings }) => findings),
    ],
    proofs,
    stores,
  };
}

function ofKind<K extends RecordFile["kind"]>(
  records: readonly FoldedRecord[],
  kind: K,
): readonly FoldedRecord<Extract<RecordFile, { readonly kind: K }>>[] {
  const isOfKind = (folded: FoldedRecord): folded is FoldedRecord<Extract<RecordFile, { readonly kind: K }>> =>
    folded.record.kind === kind;
  return records.filter(isOfKind);
}

/** By file, then code, then arguments. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const byText = findings.map((finding) => ({
    finding,
    text: [finding.place?.file ?? "", finding.code, canonicalJson(finding.args)].join("\n"),
  }));
  return byText.sort((a, b) => compareText(a.text, b.text)).map(({ finding }) => finding);
}
