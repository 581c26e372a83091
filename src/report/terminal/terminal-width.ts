const noColumn = /^\p{M}$/u;
const twoColumns =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]$/u;
const asEmoji = "\uFE0F";

/** Columns that a text takes on a terminal: two for wide characters and emoji, none for combining marks. */
export function terminalWidth(text: string): number {
  let width = 0;
  let before = 0;
  for (const character of text) {
    const columns = character === asEmoji && before === 1 ? 1 : columnsOf(character);
    width += columns;
    before = columns;
  }
  return width;
}

function columnsOf(character: string): number {
  if (noColumn.test(character)) return 0;
  return twoColumns.test(character) ? 2 : 1;
}
