/** A command as far as an audit tells it. */
export type ToldCommand =
  | { readonly verb: "passed"; readonly retest: string; readonly proof: string }
  | { readonly verb: "sign-off"; readonly fingerprints: readonly string[] }
  | { readonly verb: "no-impact"; readonly trigger: string; readonly reason: string }
  | { readonly verb: "override"; readonly reason: string }
  | { readonly verb: "rollback"; readonly sha: string };

/** What somebody said by a command, in words. Foreign texts stand in it as they are. */
export function commandWords(command: ToldCommand): string {
  switch (command.verb) {
    case "passed":
      return `${command.retest} passed, shown by ${command.proof}`;
    case "sign-off":
      return `signed off ${command.fingerprints.join(", ")}`;
    case "no-impact":
      return `${command.trigger} judged harmless here: ${command.reason}`;
    case "override":
      return `asked to override: ${command.reason}`;
    case "rollback":
      return `rolled back to ${command.sha.slice(0, 12)}`;
  }
}

/** What somebody said by a review, in words. */
export function reviewWords(state: "APPROVED" | "CHANGES_REQUESTED"): string {
  return state === "APPROVED" ? "approved the pull request" : "asked for changes";
}
