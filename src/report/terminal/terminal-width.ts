const noColumn = /^\p{M}$/u;
const twoColumns =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]$/u;

/** Columns that a text takes on a terminal: two for wide characters and emoji, none for combining marks. */
export function terminalWidth(text: string): number {
  let width = 0;
  for (const character of text) width += noColumn.test(character) ? 0 : twoColumns.test(character) ? 2 : 1;
  return width;
}
