import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runGit } from "../git/run-git.ts";
import { runAction, type ActionRun } from "../github/run-action.ts";
import type { Event } from "../github/webhook.ts";
import type { Issue } from "../github/world.ts";
import { storyTime, type Shop } from "../scenarios/shop.ts";

/** What a run of the dashboard's job left behind. */
export interface SeenDashboard {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly summary: string;
}

const action = fileURLToPath(new URL("../../action/dashboard/", import.meta.url));
const marker = /^<!-- signal-governance:dashboard run=\d+ -->\n/u;

/** A clone as actions/checkout makes it, of the default branch alone or with all branches; nothing at all for `none`. */
function checkout(shop: Shop, folder: string, depth: "all" | "shallow" | "none"): void {
  if (depth === "none") return;
  const how = depth === "all" ? ["--no-local"] : ["--depth=1"];
  runGit(folder, ["clone", "--quiet", ...how, `file://${shop.repository.path}`, "workspace"]);
}

/** How the dashboard's job is run; by default for a push to main, with all of its history. */
export interface DashboardRun extends Partial<Omit<ActionRun, "github" | "action">> {
  readonly depth?: "all" | "shallow" | "none";
}

/** Runs the committed bundle of the dashboard in a checkout of its own. */
export async function runDashboard(shop: Shop, { depth = "all", ...run }: DashboardRun = {}): Promise<SeenDashboard> {
  const { github } = shop;
  const folder = mkdtempSync(join(tmpdir(), "signal-checkout-"));
  try {
    checkout(shop, folder, depth);
    const event: Event = run.event ?? github.events.push("main", shop.repository.sha("main"));
    const env = { GITHUB_WORKSPACE: join(folder, depth === "none" ? "." : "workspace"), ...storyTime(github) };
    const seen = await runAction({ github, action, event, ...run, env: { ...env, ...run.env } });
    return { ...seen, log: seen.stdout + seen.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Issues that carry the dashboard's marker, by their number. */
export function dashboards(shop: Shop): readonly Issue[] {
  return [...shop.github.world.issues.values()].filter(({ body }) => marker.test(body));
}

/** The text of the one dashboard, without its marker. */
export function dashboardText(shop: Shop): string {
  const [issue, ...others] = dashboards(shop);
  if (issue === undefined || others.length > 0) throw new Error("there is not one dashboard");
  return issue.body.replace(marker, "").replaceAll(shop.github.url, "https://github.northwind.example");
}
