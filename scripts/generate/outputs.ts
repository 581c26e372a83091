import { join } from "node:path";
import { findingsPage } from "./findings.ts";
import { commandsPage } from "./commands.ts";
import { knownKeysModule } from "./known-keys.ts";
import { readmeText } from "./readme.ts";
import { readSchemas } from "./schemas.ts";
import { writtenTypes } from "./types.ts";
import { validatorModules } from "./validators.ts";

/** Every generated file of the repository at `root`: its path there and the text it must hold. */
export const generatedFiles = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const schemas = readSchemas(join(root, "schema"));
  return new Map([
    ["src/model/written.generated.ts", await writtenTypes(schemas)],
    ...(await validatorModules(schemas, root)),
    ["src/sheet/schema/known-keys.generated.ts", await knownKeysModule(schemas)],
    ["docs/findings.md", findingsPage()],
    ["docs/commands.md", await commandsPage()],
    ["README.md", await readmeText(root)],
  ]);
};
