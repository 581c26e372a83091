import type { AuditRow } from "../../model/audit.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Sheet, Signal } from "../../model/sheet.ts";
import type { SaidAbout } from "../../port/signatures.ts";
import { readCommands, type Command } from "../../gate/answers/commands.ts";
import { commandWords, reviewWords } from "../../report/audit/signature-words.ts";
import { auditRow } from "./audit-row.ts";

/** Pull requests through which something landed that fired, a record or a change of the sheet: those whose signatures an audit asks for. Sorted. */
export function pullRequestsOf(
  { landings, records, sheet_edits }: LedgerFacts,
  span: { readonly from: number; readonly to: number },
) {
  const landed = [...landings, ...sheet_edits, ...records.flatMap(({ versions }) => versions)];
  const numbers = landed
    .filter(({ landed_at }) => Date.parse(landed_at) >= span.from && Date.parse(landed_at) <= span.to)
    .map(({ arrival }) => arrival?.pull_request ?? null);
  return [...new Set(numbers.filter((number) => number !== null))].sort((a, b) => a - b);
}

/** What people said on those pull requests, whether it counted or not: the verdict of the gate is what followed from it. */
export function auditSignatures(facts: LedgerFacts, said: readonly SaidAbout[]): readonly AuditRow[] {
  return said.flatMap((about) => {
    const concerned = concernedBy(facts, about.pull_request);
    const origin = { ...concerned, pull_request: about.pull_request };
    const reviews = about.reviews.flatMap(({ author, state, submitted_at, url }) =>
      state === "APPROVED" || state === "CHANGES_REQUESTED"
        ? [
            auditRow(facts.sheet, {
              ...origin,
              at: submitted_at,
              kind: state === "APPROVED" ? "signed" : "objected",
              subject: `#${String(about.pull_request)}`,
              what: reviewWords(state),
              who: author,
              link: url ?? about.url,
            }),
          ]
        : [],
    );
    const commands = readCommands(about.comments).commands.flatMap((command) =>
      commandRow(facts.sheet, command, { ...origin, link: command.url ?? about.url }),
    );
    return [...reviews, ...commands];
  });
}

interface Origin {
  readonly pull_request: number;
  readonly link: string;
  readonly stores: readonly string[];
  readonly signals: readonly Signal[];
}

const kinds = {
  passed: "retest-passed",
  "sign-off": "signed",
  "no-impact": "no-impact",
  override: "override",
  rollback: "rollback",
} as const;

function commandRow(sheet: Sheet, command: Command, origin: Origin): readonly AuditRow[] {
  if (command.verb === "recheck") return [];
  const subject =
    command.verb === "passed"
      ? command.retest
      : command.verb === "no-impact"
        ? command.trigger
        : `#${String(origin.pull_request)}`;
  const row = { ...origin, at: command.at, kind: kinds[command.verb], subject, what: commandWords(command) };
  return [auditRow(sheet, { ...row, who: command.by })];
}

/** What a pull request brought onto the branch. */
function concernedBy({ landings }: LedgerFacts, number: number): Pick<Origin, "stores" | "signals"> {
  const firings = landings
    .filter(({ arrival }) => arrival?.pull_request === number)
    .flatMap((landing) => landing.firings);
  return {
    stores: [...new Set(firings.flatMap(({ stores }) => stores))],
    signals: [...new Set(firings.flatMap(({ signals }) => signals))],
  };
}
