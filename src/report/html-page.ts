/** What a page says and looks like; `title` and `body` are HTML already. */
export interface Page {
  readonly title: string;
  readonly style: string;
  readonly body: readonly string[];
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole HTML page in one file that loads and runs nothing, and tells no site that is linked where its reader came from. */
export function htmlPage({ title, style, body }: Page): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    ...body.filter((line) => line !== ""),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
