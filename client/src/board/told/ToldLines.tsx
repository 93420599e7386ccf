import type { Told } from "./told.ts";

/** Under the words of a card. A space before and behind: what is read as one text has its words apart. */
export function ToldLines({ told }: { readonly told: Told }) {
  return told.map(({ kind, text }) => (
    <span key={kind + text} className={`card-told card-told-${kind}`} dir="auto">
      {" "}
      {text}{" "}
    </span>
  ));
}
