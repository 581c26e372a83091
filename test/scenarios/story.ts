import { execFileSync } from "node:child_process";
import { it, type ExpectStatic } from "vitest";
import { openShop, type Seen, type Shop } from "./shop.ts";

type Tell = (shop: Shop, expect: ExpectStatic) => Promise<void>;
type Options = Parameters<typeof openShop>[0];

const node24 = process.env["SIGNAL_NODE24"] ?? "";
const own = process.version;

function versionOf(node: string): string {
  return execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
}

/** Node binaries that the bundle runs under: this machine's, and the Node 24 that SIGNAL_NODE24 names. */
const nodes = [
  { node: process.execPath, version: own },
  ...(node24 === "" ? [] : [{ node: node24, version: versionOf(node24) }]),
];
if (!nodes.some(({ version }) => version.startsWith("v24.")))
  console.info(`The bundle runs under Node ${own} only: name a Node 24 binary in SIGNAL_NODE24 to try that too.`);

/**
 * A story: a store of its own, told against the committed bundle, and every exchange with GitHub checked at its end.
 * Stories run side by side, so they take `expect` from the teller.
 */
export function story(title: string, tell: Tell, options: Options = {}): void {
  for (const { node, version } of nodes) {
    it.concurrent(nodes.length === 1 ? title : `${title} (${version})`, async ({ expect }) => {
      const shop = await openShop({ node, ...options });
      try {
        await tell(shop, expect);
        expect(shop.github.violations()).toEqual([]);
      } finally {
        await shop.close();
      }
    });
  }
}

/** What a person sees on the pull request page, as a snapshot holds it. */
export function page({ status, comment }: Pick<Seen, "status" | "comment">): string {
  return `signal-gate ${status ?? "(no status)"}\n\n${comment ?? "(no comment)"}\n`;
}
