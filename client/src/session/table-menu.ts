import type { ActionId } from "../board/actions/action-ids.ts";

/** What stands together under a heading, in this order. */
export const PARTS = {
  session: [
    "lead",
    "rehearse",
    "session",
    "mySheet",
    "votes",
    "together",
    "pause",
    "stepOut",
    "brake",
    "summon",
    "evaluation",
    "close",
  ],
  around: ["people", "invite", "me", "second", "myLink", "accords"],
  kept: ["save", "keepTemplate", "bring", "sheet", "specifications", "groundwork", "stories", "versions", "memory"],
  help: ["guide", "settings", "dictate", "glossary", "help"],
} as const satisfies Readonly<Record<string, readonly ActionId[]>>;

type Part = keyof typeof PARTS;
// The keys of the table just above.
export const PART_NAMES = Object.keys(PARTS) as readonly Part[];
