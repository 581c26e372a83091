import type { Command } from "../command.ts";
import { declare } from "./declare.ts";
import { explain } from "./explain.ts";
import { gate } from "./gate.ts";
import { handoff } from "./handoff.ts";
import { lint } from "./lint.ts";
import { render } from "./render.ts";
import { replay } from "./replay.ts";
import { route } from "./route.ts";
import { test } from "./test.ts";

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [lint, render, gate, explain, replay, declare, route, handoff, test];
