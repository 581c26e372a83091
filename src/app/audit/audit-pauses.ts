import type { AuditRow } from "../../model/audit.ts";
import type { LedgerFacts } from "../../model/landing.ts";
import type { Ledger, PauseCause } from "../../model/ledger.ts";
import { pausedWords } from "../../report/audit/record-words.ts";
import { auditRow } from "./audit-row.ts";

/** When each pause of the ledger began, whatever has lifted it since. */
export function auditPauses({ sheet }: LedgerFacts, { pauses }: Ledger): readonly AuditRow[] {
  return pauses.map((pause) =>
    auditRow(sheet, {
      at: pause.since,
      kind: "paused",
      subject: pause.id,
      what: pausedWords(pause),
      stores: pause.stores,
      signals: pause.signals,
      ...originOf(pause.cause),
    }),
  );
}

function originOf(cause: PauseCause): Pick<Parameters<typeof auditRow>[1], "who" | "commit" | "arrival"> {
  if (cause.kind === "landing")
    return { who: cause.editor ?? cause.author, commit: cause.commit, arrival: cause.arrival };
  return { who: cause.kind === "change" ? cause.by : null };
}
