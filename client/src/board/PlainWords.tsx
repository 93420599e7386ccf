import { Fragment } from "react";
import { inParts } from "./long-runs.ts";
import "./card.css";

/** Words as somebody wrote them. */
export function PlainWords({ text }: { readonly text: string }) {
  const parts = inParts(text);
  if (parts.length === 1) return text;
  return (
    <Fragment>
      {parts.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one text have nothing but their place
        <span key={at} className="words-part">
          {part}
        </span>
      ))}
    </Fragment>
  );
}
