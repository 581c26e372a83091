import { expect, it } from "vitest";
import { runGate } from "../../../src/app/gate/run-gate.ts";
import { tinySheet } from "../../sheet/tiny-sheet.ts";
import { createGatedStore, now } from "./gated-store.ts";

it("a file that the change lists and that was not found is never taken for an empty one", async () => {
  // A condition that looks at the lines: on the path alone it would fire in any case.
  const triggers = (tinySheet["triggers.yml"] ?? "").replace(
    /- paths: (\[.*\])/,
    '- paths: $1\n        content: ["total"]',
  );
  expect(triggers).toContain("content:");
  const store = createGatedStore({ "governance/triggers.yml": triggers });
  try {
    const onto = store.git.sha("main");
    store.git.commit({ branch: "feature", onto, files: { "src/checkout/total.js": "const total = 2;\n" } });
    const host = store.host(store.world());
    const compare: typeof host.compare = async (base, head) => {
      const comparison = await host.compare(base, head);
      return {
        ...comparison,
        files: comparison.files.map(({ status, path, old_path }) => ({ status, path, old_path })),
      };
    };
    const readFiles: typeof host.readFiles = (wanted) =>
      Promise.resolve(wanted.map((file) => ({ ...file, blob: null, content: { missing: true } as const })));
    const { verdict } = await runGate({ repository: { ...host, compare, readFiles }, discussion: host, now });
    expect(verdict.verdict).toBe("error");
    expect(verdict.findings.map(({ code }) => code)).toContain("blob-missing");
  } finally {
    await store.close();
  }
});
