export const TEMPLATE_NAMES = ["ingredients", "free"] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
