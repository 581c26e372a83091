import type { Evidence } from "../../model/evidence.ts";
import type { SheetText } from "../../port/repository.ts";
import { parseEvidence } from "../../sheet/parse-evidence.ts";
import { isEvidencePath } from "../sheet/sheet-paths.ts";

/** The named evidence files among those of a sheet's folder; what is no text can only be pointed to. */
export function evidenceAmong(files: readonly SheetText[], named: readonly string[]): readonly Evidence[] {
  return files
    .filter(({ path }) => isEvidencePath(path) && named.includes(path))
    .map(({ path, blob, content }) =>
      "text" in content ? parseEvidence(path, blob, content.text) : { path, blob, kind: "other" as const },
    );
}
