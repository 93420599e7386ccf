import { ArrowRightLeft, Archive, CircleSlash } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportedBoard } from "@tablee/shared/formats/imported";
import { sortedNotes } from "./note-sorts.ts";
import type { NoteSort } from "./note-sorts.ts";
import { sayPlace } from "./say-place.ts";

const ICONS = { kept: Archive, changed: ArrowRightLeft, left: CircleSlash } as const satisfies Record<
  NoteSort,
  unknown
>;

/** What does not come as it was, by what becomes of it, each counted and with its first place. */
export function ImportNotes({ board }: { readonly board: ImportedBoard }) {
  const { t } = useTranslation("files");
  const sorts = sortedNotes(board.notes);
  if (sorts.length === 0) return <p className="files-small">{t("bring.nothingElse")}</p>;
  return (
    <div className="files-notes">
      {sorts.map(({ sort, notes }) => {
        const Icon = ICONS[sort];
        return (
          <div key={sort} className="files-note" data-sort={sort}>
            <h4>
              <Icon className="ui-icon" size={16} aria-hidden />
              {t(`bring.sorts.${sort}`)}
            </h4>
            <ul>
              {notes.map(({ reason, where, count }) => (
                <li key={reason}>
                  {t(`note.${reason}`)}
                  {sayWhere(where, count) && <small> ({sayWhere(where, count)})</small>}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );

  function sayWhere(where: string, count: number): string {
    const [, names] = /^columns (.+)$/s.exec(where) ?? [];
    if (names !== undefined) return t("bring.columnsNamed", { count, names });
    if (where === "") return count > 1 ? t("bring.timesAlone", { count }) : "";
    return t(count > 1 ? "bring.times" : "bring.once", { count, place: sayPlace(t, where) });
  }
}
