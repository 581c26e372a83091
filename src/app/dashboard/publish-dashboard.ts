import type { HandoffGap } from "../../model/handoff-gap.ts";
import type { Dashboard, DashboardPublished } from "../../port/dashboard.ts";
import type { Repository } from "../../port/repository.ts";
import { dashboardMarkdown } from "../../report/status/dashboard-markdown.ts";
import { saysTheSame } from "../../report/status/dashboard-unchanged.ts";
import { checkHandoff, handoffFiles } from "./check-handoff.ts";
import type { LedgerSource } from "../ledger/collect-ledger.ts";
import { showStatus, type ShownStatus } from "../status/show-status.ts";

/** A status with the text of the dashboard that shows it. */
export interface DashboardText extends ShownStatus {
  readonly body: string;
}

/** Everything the dashboard says, as of now; `repository_url` is where its links lead, null: it has none. */
export async function composeDashboard(source: LedgerSource, repository_url: string | null): Promise<DashboardText> {
  const everything = { at: null, window: null, stores: null, conclusions: null };
  const shown = await showStatus(source, everything);
  const handoff = await handoffGaps(source, shown);
  return { ...shown, body: dashboardMarkdown({ ...shown, handoff, repository_url }) };
}

async function handoffGaps({ repository, now }: LedgerSource, shown: ShownStatus): Promise<readonly HandoffGap[]> {
  const { sheet, ledger } = shown;
  const files = await existingFiles(repository, ledger.tip, handoffFiles(sheet));
  return checkHandoff(sheet, { now, files });
}

async function existingFiles(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  const read = await repository.readFiles(paths.map((path) => ({ commit, path, text: false })));
  return new Set(read.filter(({ blob }) => blob !== null).map(({ path }) => path));
}

const title = "Signal dashboard: what media may use today";

/** Brings the dashboard issue up to date; one that is open and says the same is left alone. */
export async function publishDashboard(
  dashboard: Dashboard,
  body: string,
): Promise<DashboardPublished | { readonly outcome: "unchanged"; readonly url: string }> {
  const known = await dashboard.read();
  if (known?.open === true && saysTheSame(known.body, body)) return { outcome: "unchanged", url: known.url };
  return dashboard.publish({ title, body });
}
