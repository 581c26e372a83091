import type { Io } from "./io.ts";

/** A bar on a terminal's standard error; elsewhere it does nothing. */
export interface ProgressBar {
  readonly at: (done: number) => void;
  readonly end: () => void;
}

const redrawEvery = 100;

function draw(columns: number, part: number, label: string): string {
  const width = Math.max(4, Math.min(30, columns - label.length - 10));
  const filled = Math.round(width * part);
  const percent = `${Math.floor(part * 100)}`.padStart(3);
  return `\r${"█".repeat(filled)}${"░".repeat(width - filled)} ${percent} % ${label}`.slice(0, columns);
}

/** A bar whose total is asked for with the first step; while it is not known, and where it can't be, there is no bar. */
export function laterBar(io: Io, count: () => Promise<number>, noun: string): ProgressBar {
  let bar: ProgressBar | null = null;
  let asked = io.progressColumns === null;
  const ask = async (): Promise<void> => {
    asked = true;
    try {
      bar = progressBar(io, await count(), noun);
    } catch {
      // A cut-off history has no number of commits. Whatever else is wrong, the steps themselves will say.
    }
  };
  return {
    at: (done) => {
      if (!asked) void ask();
      bar?.at(done);
    },
    end: () => bar?.end(),
  };
}

/** A bar for `total` steps of something, redrawn at most ten times a second. */
export function progressBar(io: Io, total: number, noun: string): ProgressBar {
  const columns = io.progressColumns;
  if (columns === null || total === 0) return { at: () => undefined, end: () => undefined };
  let last = 0;
  return {
    at: (done) => {
      const now = io.now().getTime();
      if (now - last < redrawEvery) return;
      last = now;
      io.err(draw(columns, Math.min(1, done / total), `${done} of ${total} ${noun}`));
    },
    end: () => io.err(`\r${" ".repeat(Math.max(0, columns - 1))}\r`),
  };
}
