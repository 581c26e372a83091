import { styleText } from "node:util";
import type { Verdict } from "../../src/model/verdict.ts";
import { afterMerge } from "./after-merge.ts";
import { openPullRequest } from "./pull-request.ts";
import { showComment } from "./show-comment.ts";
import { createStore } from "./store-repository.ts";

const store = createStore();
store.branch("order-bump");
const pull = openPullRequest(store, "bo");
try {
  await walk();
  await afterMerge(store, say);
} finally {
  await pull.close();
  store.remove();
}

/** One pull request through its life. */
async function walk(): Promise<void> {
  say(
    "A small store: theme, checkout extension, web pixel, server-side sender, and the reference sheet in governance/.",
  );
  store.edit({
    by: "bo",
    message: "Bolder prices",
    at: "2026-11-20T08:50:00Z",
    file: "assets/base.css",
    from: "600",
    to: "700",
  });
  await step("@bo makes prices bolder: a pure style edit.");

  store.edit({
    by: "bo",
    message: "Count gaiters in the total",
    at: "2026-11-20T09:20:00Z",
    file: "extensions/order-bump/src/OrderBump.jsx",
    from: "you are at ${total.amount}",
    to: "you are at ${Number(total.amount) + 19.9}",
  });
  const waiting = await step("@bo pushes a second commit: the checkout extension now counts a gift into the total.");

  pull.comment("ada", passed(waiting, "preview-order"));
  pull.approve("lin");
  pull.comment("grace", signOff(waiting, ["tracking"]));
  await step("@ada runs the preview order and pastes her line, @lin approves, @grace signs for tracking.");

  store.edit({
    by: "bo",
    message: "Send the order number",
    at: "2026-11-20T10:30:00Z",
    file: "extensions/meta-pixel/src/index.js",
    from: "order-${checkout.order.id}",
    to: "order-${checkout.order.name}",
  });
  const voided = await step("@bo pushes once more: the pixel takes its event_id from somewhere else than the server.");

  pull.comment("ada", passed(voided, "preview-order"));
  pull.comment("kim", passed(voided, "storefront-preview"));
  pull.comment("grace", signOff(voided, ["tracking"]));
  pull.approve("ines");
  await step(
    "@ada and @kim run the retests, @grace signs again, @ines approves for data governance; @lin's approval still stands.",
  );
}

async function step(what: string): Promise<Verdict> {
  say(what);
  const { verdict, comment, status } = await pull.judge();
  console.log(`${showComment(comment)}\n\n  ${styleText("dim", "commit status")}  signal-gate  ${status}`);
  return verdict;
}

function say(what: string): void {
  console.log(`\n${styleText("bold", styleText("inverse", ` ${what} `))}\n`);
}

function passed({ requirements }: Verdict, retest: string): string {
  const open = requirements.find(({ key }) => key === `retest:${retest}`);
  return `/signal passed ${retest} ${open?.fingerprint ?? ""} https://northwind.example/runs/418`;
}

function signOff({ requirements }: Verdict, owners: readonly string[]): string {
  const prints = requirements
    .filter(({ kind, id }) => kind === "sign-off" && owners.includes(id))
    .map(({ fingerprint }) => fingerprint);
  return `/signal sign-off ${prints.join(" ")}`;
}
