/** Apart from the schemas that use it: a page needs the list, and not the library that validates. */
export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
