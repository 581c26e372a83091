import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mermaidLabel } from "../../../src/report/inert/mermaid-label.ts";
import { plainText } from "../../../src/report/inert/plain-text.ts";
import { hostileText } from "../hostile-text.ts";

describe("mermaidLabel", () => {
  it("holds only letters, digits, harmless marks and character codes, which read back as the text", () => {
    fc.assert(
      fc.property(hostileText, (foreign) => {
        const label = mermaidLabel(foreign);
        expect(label).toMatch(/^(?:[\p{L}\p{M}\p{N} .,\-/]|#\d+;)*$/u);
        const read = label.replace(/#(\d+);/g, (_code, point: string) => String.fromCodePoint(Number(point)));
        expect(read).toBe(plainText(foreign, 60));
      }),
      { numRuns: 1000 },
    );
  });
});
