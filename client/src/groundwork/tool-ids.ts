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
  "practices",
  "fromTo",
  "shelf",
  "power",
  "programme",
  "report",
  "publication",
  "ledger",
  "mine",
] as const;
export type ToolId = (typeof TOOL_IDS)[number];
