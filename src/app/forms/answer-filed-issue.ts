import type { IssueForms } from "../../port/issue-forms.ts";
import type { LineHistory } from "../../port/line-history.ts";
import type { Repository } from "../../port/repository.ts";
import { answerIssueForm, isWholeForm } from "./answer-issue-form.ts";
import { defaultBranch } from "../ledger/default-branch.ts";
import { createSheetReader } from "../sheet/sheet-reader.ts";

/** Labels that the issue forms set, where the repository has them: the host drops those that do not exist. */
const formLabels = ["signal-incident", "signal-change"] as const;

/** Where an issue was filed, and what answers it. */
export interface Desk {
  readonly repository: Repository & LineHistory;
  readonly forms: IssueForms;
  /** The branch whose sheet answers and that records are proposed to. */
  readonly branch: string;
  /** Address of the host without a slash at its end. */
  readonly server: string;
  /** `owner/name`. */
  readonly name: string;
}

type Outcome = Awaited<ReturnType<IssueForms["postAnswer"]>> | "not-a-form" | "no-sheet";

/**
 * Answers an issue that was filed with one of the forms in one comment, by the sheet at the branch's tip; says what came of it.
 * It is read as it was meant when it was filed, so that a later edit of another answer does not move "yesterday".
 */
export async function answerFiledIssue(desk: Desk, number: number): Promise<Outcome> {
  const issue = await desk.forms.readIssue(number);
  if (issue === null) return "not-a-form";
  // A label says that it is ours even if a question was edited away; without one the whole form has to stand there.
  if (!formLabels.some((label) => issue.labels.includes(label)) && !isWholeForm(issue.body)) return "not-a-form";
  const { name: branch, tip } = defaultBranch(await desk.repository.branches(), desk.branch);
  const sheet = await createSheetReader(desk.repository)(tip);
  if (sheet.state !== "valid") return "no-sheet";
  const place = { server: desk.server, repository: desk.name, branch };
  const answer = answerIssueForm(issue.body, { sheet: sheet.sheet, place, now: issue.filed_at });
  return answer === null ? "not-a-form" : desk.forms.postAnswer(number, answer);
}
