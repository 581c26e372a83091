/** Where the Action writes lines for people. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly error: (message: string) => void;
}
