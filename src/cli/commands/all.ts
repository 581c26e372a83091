import type { Command } from "../command.ts";
import { audit } from "./audit.ts";
import { declare } from "./declare.ts";
import { explain } from "./explain.ts";
import { gate } from "./gate.ts";
import { handoff } from "./handoff.ts";
import { incidentClose } from "./incident-close.ts";
import { incidentList } from "./incident-list.ts";
import { incidentOpen } from "./incident-open.ts";
import { incidentUpdate } from "./incident-update.ts";
import { lint } from "./lint.ts";
import { reconcile } from "./reconcile.ts";
import { render } from "./render.ts";
import { replay } from "./replay.ts";
import { resume } from "./resume.ts";
import { route } from "./route.ts";
import { sample } from "./sample.ts";
import { status } from "./status.ts";
import { test } from "./test.ts";

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [
  lint,
  render,
  gate,
  explain,
  replay,
  status,
  declare,
  resume,
  incidentOpen,
  incidentUpdate,
  incidentClose,
  incidentList,
  route,
  handoff,
  audit,
  reconcile,
  sample,
  test,
];
