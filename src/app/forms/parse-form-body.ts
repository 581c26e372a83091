/** GitHub takes no longer issue. */
const longestBody = 65_536;
const unanswered = new Set(["", "_No response_", "None"]);

/** Whether every question of a form stands in a body as a heading, in the form's order. */
export function holdsQuestions(body: string, questions: readonly string[]): boolean {
  let next = 0;
  for (const line of body.slice(0, longestBody).split(/\r\n|\r|\n/u)) {
    if (next < questions.length && line.trimEnd() === `### ${questions[next] ?? ""}`) next += 1;
  }
  return next === questions.length;
}

/**
 * The answers of an issue form from the body, as GitHub renders it: `### Question`, an empty line, the answer. Questions count in the form's
 * order, each once, and the last answer runs to the end: a heading inside a free text is text. What nobody answered is absent. Null: the form is another.
 */
export function parseFormBody(body: string, questions: readonly string[]): ReadonlyMap<string, string> | null {
  const sections = new Map<string, string[]>();
  let next = 0;
  let lines: string[] = [];
  for (const line of body.slice(0, longestBody).split(/\r\n|\r|\n/u)) {
    const found = line.startsWith("### ") ? questions.indexOf(line.slice(4).trim(), next) : -1;
    if (found === -1) lines.push(line);
    else {
      lines = [];
      sections.set(questions[found] ?? "", lines);
      next = found + 1;
    }
  }
  if (!sections.has(questions[0] ?? "")) return null;
  const answers = [...sections].map(([question, written]) => [question, written.join("\n").trim()] as const);
  return new Map(answers.filter(([, answer]) => !unanswered.has(answer)));
}
