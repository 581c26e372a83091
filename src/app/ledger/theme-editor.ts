const longest = 100;

/** Whether Shopify's GitHub integration made the commit: what people save in the theme editor arrives under the app's name. */
export function isThemeCommit(author: string): boolean {
  return author.toLowerCase() === "shopify[bot]";
}

/** The theme editor's user whom a commit message of Shopify's GitHub integration names: "Theme last edited by: NAME". */
export function themeEditor(message: string): string | null {
  const name = /^Theme last edited by:(.*)$/mu.exec(message)?.[1]?.trim() ?? "";
  return name === "" ? null : name.slice(0, longest);
}
