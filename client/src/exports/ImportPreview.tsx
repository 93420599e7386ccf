import { useTranslation } from "react-i18next";
import { compareOrder } from "@tablee/shared/board/order";
import type { ImportedBoard } from "@tablee/shared/formats/imported";
import type { ZoneId } from "@tablee/shared/ids";
import { useBoard } from "../board/workspace-context.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { Switch } from "../ui/Switch.tsx";
import { newZonesOf } from "./bring-in.ts";
import type { Adding } from "./ImportDialog.tsx";
import { ImportNotes } from "./ImportNotes.tsx";
import type { Found } from "./job.ts";
import { TableChoices } from "./TableChoices.tsx";
import { TableRows } from "./TableRows.tsx";
import type { Import } from "./use-import.ts";

const FIRST_CARDS_COUNT = 4;

interface ImportPreviewProps {
  readonly work: Import;
  readonly found: Found;
  readonly adding: Adding;
}

/** How the file was understood, and what it would put on the table. */
export function ImportPreview({ work, found, adding }: ImportPreviewProps) {
  const { t } = useTranslation("files");
  const { kind, table } = found;
  const isText = kind === "table" || kind === "list";
  const board = found.board.ok ? found.board.value : null;
  return (
    <div className="files-preview" data-kind={kind}>
      <div className="files-what">
        <b dir="auto">{work.brought?.name ?? t("bring.pasted")}</b>
        {isText ? (
          <Segmented
            label={t("bring.as")}
            options={(["list", "table"] as const).map((id) => ({ id, label: t(`bring.kind.${id}`) }))}
            value={kind}
            onChange={(next) => work.choose({ kind: next, columns: null })}
          />
        ) : (
          board && <span className="files-small">{t(`bring.kind.${kind}`)}</span>
        )}
      </div>
      {table && <TableChoices work={work} table={table} />}
      {table && <TableRows table={table} />}
      {board && !table && <FirstCards board={board} />}
      {board && <WhatComes kind={kind} board={board} adding={adding} />}
    </div>
  );
}

function FirstCards({ board }: { readonly board: ImportedBoard }) {
  const { t } = useTranslation("files");
  if (board.cards.length === 0) return null;
  return (
    <section>
      <h3>{t("bring.firstCards")}</h3>
      <ul className="files-cards">
        {board.cards.slice(0, FIRST_CARDS_COUNT).map(({ key, text, direction }) => (
          <li key={key} dir={direction}>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

const COUNTED = ["cards", "zones", "groups", "links", "lines", "shapes", "statements", "said"] as const;

interface WhatComesProps {
  readonly kind: Found["kind"];
  readonly board: ImportedBoard;
  readonly adding: Adding;
}

function WhatComes({ kind, board, adding }: WhatComesProps) {
  const { t } = useTranslation("files");
  const zones = useBoard((state) => state.board.zones);
  const coming = adding.coming ?? board;
  const needsPlace = coming.cards.some((card) => card.zone === null && card.place === null);
  const counts = { ...coming, zones: newZonesOf(coming, zones) };
  return (
    <section>
      <h3>{t("bring.comes")}</h3>
      <p className="files-small files-how">{t(`bring.how.${kind}`)}</p>
      <ul className="files-counts">
        {COUNTED.filter((part) => part === "cards" || counts[part].length > 0).map((part) => (
          <li key={part}>{t(`count.${part}`, { count: counts[part].length })}</li>
        ))}
      </ul>
      {needsPlace && <Where adding={adding} />}
      <ImportNotes board={board} />
      {adding.waits && (
        <p className="files-waits" role="status">
          {t(`bring.${adding.waits}`)}
        </p>
      )}
      {(adding.waits === "locked" || adding.alone) && (
        <Switch isSelected={adding.alone} onChange={adding.setAlone}>
          {t("bring.onlyCards")}
        </Switch>
      )}
    </section>
  );
}

const OUTSIDE = "outside";

function Where({ adding }: { readonly adding: Adding }) {
  const { t } = useTranslation("files");
  const { t: words } = useTranslation("board");
  const zones = useBoard((state) => state.board.zones);
  const options: { readonly id: ZoneId | typeof OUTSIDE; readonly label: string }[] = [...zones.values()]
    .sort(compareOrder)
    .map(({ id, title }) => ({ id, label: title }));
  options.push({ id: OUTSIDE, label: words("outside") });
  return (
    <SelectField
      className="files-where"
      label={t("bring.where")}
      options={options}
      value={adding.zone ?? OUTSIDE}
      onChange={(id) => adding.setZone(id === OUTSIDE ? null : id)}
    />
  );
}
