/** The same tree of strings in another language: a missing or an extra key is a type error. */
type Same<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Same<Tree[Key]> };

/** Both languages of one room of the house, side by side. Plurals by i18next's suffixes: `cards_one`, `cards_other`. */
export function words<const French extends object>(both: {
  readonly fr: French;
  readonly en: Same<French>;
}): {
  readonly fr: French;
  readonly en: Same<French>;
} {
  return both;
}
