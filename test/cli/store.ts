import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRepository, type Repository } from "../git/repository.ts";

const sheetFolder = join(import.meta.dirname, "../../governance");

/** The reference sheet as files of a repository, its rendering left out. */
export function sheetFiles(): Readonly<Record<string, string>> {
  const names = readdirSync(sheetFolder, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const kept = names.filter((name) => /^(?:events\/)?[^/]+\.yml$/u.test(name));
  return Object.fromEntries(kept.map((name) => [`governance/${name}`, readFileSync(join(sheetFolder, name), "utf8")]));
}

export const pixel = "extensions/pixel/src/index.js";

function sends(value: string): string {
  return `analytics.subscribe("checkout_completed", (event) => {\n  fbq("track", "Purchase", { value: ${value} });\n});\n`;
}

/** A small store with the reference sheet: `bare` (no sheet yet), `adopted`, `styled` (CSS alone), then a branch `change` that edits the pixel. */
export interface Store {
  readonly repository: Repository;
  readonly commits: Readonly<Record<"bare" | "adopted" | "styled" | "change", string>>;
}

export function createStore(): Store {
  const repository = createRepository();
  const bare = repository.commit({
    files: {
      "extensions/pixel/shopify.extension.toml": 'type = "web_pixel_extension"\n',
      [pixel]: sends("1"),
      "assets/base.css": "body { color: black }\n",
    },
  });
  const adopted = repository.commit({ files: sheetFiles(), message: "Adopt a sheet" });
  const styled = repository.commit({ files: { "assets/base.css": "body { color: navy }\n" } });
  repository.branch("change", styled);
  const change = repository.commit({ branch: "change", files: { [pixel]: sends("event.total") } });
  repository.checkout("main");
  return { repository, commits: { bare, adopted, styled, change } };
}
