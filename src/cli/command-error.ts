/** A command that can't run as it was written or where it was started: what is wrong, and what to do instead. */
export class CommandError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = "CommandError";
    this.hint = hint;
  }
}
