import { Fragment } from "react";
import type { Block, Item, Table } from "@tablee/shared/papers/paper";
import { assertNever } from "@tablee/shared/reply";
import { Words } from "../board/Words.tsx";

/* oxlint-disable react/no-array-index-key -- a document is made once: nothing in it moves */

/** A part of a document on the page itself, for paper. */
export function PaperBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, at) => <Part key={at} block={block} />);
}

function Part({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as const;
      return <Heading dir="auto">{block.text}</Heading>;
    }
    case "text":
      return (
        <p dir="auto" className={block.tone === undefined ? undefined : "print-small"}>
          <Words text={block.text} links="stop" />
        </p>
      );
    case "list":
      return <Items items={block.items} />;
    case "table":
      return <Rows table={block.table} />;
    default:
      return assertNever(block);
  }
}

function Items({ items }: { readonly items: readonly Item[] }) {
  return (
    <ul className="print-lines">
      {items.map(({ text, notes = [], warning, items: below = [] }, at) => (
        <li key={at} className="print-line">
          <p dir="auto">
            <Words text={text} links="stop" />
          </p>
          {notes.length > 0 && <p className="print-small">{notes.join(" · ")}</p>}
          {warning !== undefined && <p className="print-lacks">{warning}</p>}
          {below.length > 0 && <Items items={below} />}
        </li>
      ))}
    </ul>
  );
}

function Rows({ table: { head, rows } }: { readonly table: Table }) {
  return (
    <table className="print-table">
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, place) => (
              <Fragment key={place}>{place === 0 ? <th scope="row">{cell}</th> : <td dir="auto">{cell}</td>}</Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
