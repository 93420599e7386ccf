import { Fragment } from "react";
import { marksOf } from "@tablee/shared/board/marks";
import type { Run } from "@tablee/shared/board/marks";
import { inParts } from "./long-runs.ts";
import "./card.css";

/** Words as somebody wrote them, with their light marks. No HTML of anybody's: text, and what is made of it here. */
export function Words({ text, links }: { readonly text: string } & Linked) {
  const lines = marksOf(text);
  if (!lines) return parts(text);
  return lines.map((line, at) => {
    const words = line.runs.map((run, of) => <Piece key={keyOf(of)} run={run} links={links} />);
    const end = at < lines.length - 1 && !line.isItem ? "\n" : null;
    return (
      <Fragment key={keyOf(at)}>
        {line.isItem ? <span className="words-item">{words}</span> : words}
        {end}
      </Fragment>
    );
  });
}

/** Whether links can be followed here, and whether Tab comes to them. Inside of what is pressed as a whole they cannot. */
interface Linked {
  readonly links?: "stop" | "pass" | undefined;
}

function Piece({ run: { text, isBold, href }, links }: { readonly run: Run } & Linked) {
  const words = parts(text);
  const said = isBold ? <strong>{words}</strong> : words;
  if (href === null) return said;
  if (links === undefined)
    return (
      <span className="words-link" data-href={href}>
        {said}
      </span>
    );
  return (
    <a
      className="words-link"
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={href}
      tabIndex={links === "stop" ? 0 : -1}
    >
      {said}
    </a>
  );
}

/** Of one text, or one line: they have nothing but their place. */
function keyOf(at: number): string {
  return String(at);
}

function parts(text: string) {
  const some = inParts(text);
  if (some.length === 1) return text;
  return (
    <Fragment>
      {some.map((part, at) => (
        <span key={keyOf(at)} className="words-part">
          {part}
        </span>
      ))}
    </Fragment>
  );
}
