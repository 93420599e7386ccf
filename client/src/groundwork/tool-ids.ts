/** In the order of the list: what one begins with first. */
export const TOOL_IDS = [
  "support",
  "players",
  "duo",
  "selfCheck",
  "checklist",
  "crossing",
  "levers",
  "situations",
  "fromTo",
  "shelf",
  "report",
  "publication",
  "ledger",
  "power",
  "programme",
  "mine",
] as const;
export type ToolId = (typeof TOOL_IDS)[number];
