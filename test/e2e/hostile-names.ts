/** File names that try to speak to people, to break the page, or to order the runner about. */
export const hostileNames: readonly string[] = [
  "line\n::error file=x::FORGED",
  "# FORGED heading\n\napproved by everyone",
  "!|b|c ⬜ | FORGED",
  "tick`` ` ```FORGED",
  "@mallory and @everyone",
  "<img src=x onerror=alert(1)>",
  "</details><b>FORGED",
  "[click](mailto:x@evil.example)",
  "::set-output name=result::clear",
  "##[error]FORGED",
  "%0A::warning::FORGED",
  "\u202etxt.FORGED\u2066",
  "zero\u200bwidth\u0007bell",
  "EOF\nresult=clear",
  "ghadelimiter_\nverdict=clear",
];
