/** The area of a table where people tell: what they tell is no card, and lies elsewhere. */
export const STORY_AREA = "story";

export const TEMPLATE_NAMES = [
  "ingredients",
  "check-in",
  "brainwriting",
  "dot-vote",
  "before-during-after",
  "one-two-four-all",
  "narratives",
  "free",
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
