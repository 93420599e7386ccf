import type { TableSay } from "./part.ts";

/** Wider than a phone it is scrolled by itself, and not the page with it. */
export function TableOf({ table: { title, head, rows } }: { readonly table: TableSay }) {
  return (
    <div className="memory-scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="memory-trend">
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
