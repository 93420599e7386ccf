/**
 * What may not stand in XML or on paper at all, such as a control or half a character, becomes the replacement character, one for
 * one. A tab is a space: it has no width of its own in a document.
 */
export function printable(text: string): string {
  return text.replaceAll("\t", " ").replaceAll(/\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
}
