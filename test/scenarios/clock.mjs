// Loaded before the Action: it reads the time of day of its story, and waits a fiftieth of what GitHub asks for.
const begun = Date.now();
const told = Date.parse(process.env.STORY_TIME);
const Real = Date;
const now = () => told + Real.now() - begun;
globalThis.Date = new Proxy(Real, {
  construct: (date, given, as) => Reflect.construct(date, given.length === 0 ? [now()] : given, as),
  get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
});
const wait = globalThis.setTimeout;
globalThis.setTimeout = (job, delay, ...given) => wait(job, delay >= 500 ? delay / 50 : delay, ...given);
