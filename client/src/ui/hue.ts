const HUES = [190, 60, 290, 130, 20, 240, 340, 95];

/** The same hue for the same person on every screen: it follows from the id alone. */
export function hueOfMember(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return HUES[sum % HUES.length] ?? 190;
}
