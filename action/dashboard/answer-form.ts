import { answerFiledIssue } from "../../src/app/forms/answer-filed-issue.ts";
import { createIssueForms } from "../../src/host/github/dashboard/issue-forms.ts";
import { withCheckout, type Job } from "./job.ts";

/** Answers one issue if it was filed with a form. What can't be answered is a warning: nobody waits for this job. */
export async function answerForm(
  job: Job,
  { issue, branch }: { readonly issue: number; readonly branch: string },
): Promise<void> {
  const { inputs, runner, log } = job;
  const forms = createIssueForms({ ...runner, token: inputs.token, log: log.info, runNumber: runner.runId });
  const { serverUrl: server, owner, repo } = runner;
  const outcome = await withCheckout(job, (repository) =>
    answerFiledIssue({ repository, forms, branch, server, name: `${owner}/${repo}` }, issue),
  );
  if (outcome === "no-sheet") log.warning(`Issue #${String(issue)} goes unanswered: ${branch} holds no valid sheet.`);
  else if (outcome === "not-permitted")
    log.warning(`Issue #${String(issue)} goes unanswered: give the token the permission "issues: write".`);
  else log.info(outcome === "not-a-form" ? "Nothing to do: this issue is of neither form." : `Answer ${outcome}.`);
}
