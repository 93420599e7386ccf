/** Browsers and what is added to them send fields away to check, complete or translate them: of these words nothing goes. */
export const UNREAD = {
  autoComplete: "off",
  autoCorrect: "off",
  spellCheck: false,
  translate: "no",
  writingsuggestions: "false",
  "data-gramm": "false",
  "data-lt-active": "false",
  "data-1p-ignore": "",
  "data-lpignore": "true",
} as const;
