/** The YAML of a resume for the example of a page. */
export const resumeExample = (lines: readonly string[]): string =>
  ["kind: resume", "through: 9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c", ...lines, "contaminated: none", ""].join("\n");

/** Lines of a resume's passed sample, taken at that moment. */
export const sampledAt = (at: string): readonly string[] => [
  "retests:",
  `  - { retest: order-sample, result: passed, at: ${at} }`,
];

/** A resume that holds what it must. */
export const provenResume = resumeExample(["signals: [Purchase.value]", ...sampledAt("2026-11-22T09:00:00Z")]);

/** Where the example stands. */
export const resumeFile = "records/2026-11-23-resume.yml";
