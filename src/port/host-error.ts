/** Trouble of the world: the host could not be read or written. `hint` says what to do, such as the missing permission. */
export class HostError extends Error {
  readonly hint: string;
  constructor(message: string, options: { readonly hint: string; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "HostError";
    this.hint = options.hint;
  }
}
