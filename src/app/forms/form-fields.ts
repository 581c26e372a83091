/** The questions of the issue form for something wrong, in their order; the one that takes free text is last, so that no text can pose as a later answer. */
export const incidentFields = {
  symptom: "What do you see?",
  signs: "What have you checked and found so?",
  since: "Since when?",
  store: "Which store?",
  segment: "Only a part of the traffic?",
  says: "In your own words",
} as const;

/** The questions of the issue form for a change outside the repository; free text is last. */
export const changeFields = {
  trigger: "What was installed, published or switched?",
  since: "Since when?",
  store: "Which store?",
  what: "What exactly?",
} as const;

/** The choice beside the router's titles. */
export const somethingElse = "Something else, or not sure";

/** The choice beside the stores of the sheet. */
export const everyStore = "Every store";
