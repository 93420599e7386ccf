import { useTranslation } from "react-i18next";
import { ENCODINGS } from "@tablee/shared/formats/decode";
import type { Delimiter } from "@tablee/shared/formats/table";
import type { ColumnChoice } from "@tablee/shared/formats/table-board";
import { SelectField } from "../ui/SelectField.tsx";
import { Switch } from "../ui/Switch.tsx";
import type { TableFound } from "./job.ts";
import type { Import } from "./use-import.ts";

const NAMES: Readonly<Record<Delimiter, string>> = { ";": "semicolon", ",": "comma", "\t": "tab", "|": "bar" };
/** By their names here: the reader’s own list would bring the whole reader into the page. */
const DELIMITERS: readonly Delimiter[] = [";", ",", "\t", "|"];
const ROLES = ["text", "zone", "group", "kind", "knowledge", "status", "due", "colour", "author"] as const;
const NONE = "none";

interface TableChoicesProps {
  readonly work: Import;
  readonly table: TableFound;
}

/** How the table is written, and which column is what: recognised, shown, and anybody’s to correct. */
export function TableChoices({ work, table }: TableChoicesProps) {
  const { t } = useTranslation("files");
  const { wish, choose } = work;
  const delimiter = (id: Delimiter): string => t(`bring.delimiters.${NAMES[id]}`);
  return (
    <>
      <div className="files-choices">
        {table.encoding && (
          <SelectField
            label={t("bring.encoding")}
            options={(["auto", ...ENCODINGS] as const).map((id) => ({
              id,
              label: t(`bring.encodings.${id}`, { found: t(`bring.encodings.${table.encoding}`) }),
            }))}
            value={wish.encoding}
            onChange={(encoding) => choose({ encoding })}
          />
        )}
        <SelectField
          label={t("bring.delimiter")}
          options={[
            { id: "auto", label: t("bring.delimiters.auto", { found: delimiter(table.delimiter) }) },
            ...DELIMITERS.map((id) => ({ id, label: delimiter(id) })),
          ]}
          value={wish.delimiter}
          onChange={(next) => choose({ delimiter: next === "auto" ? next : asDelimiter(next), columns: null })}
        />
        <Switch isSelected={table.hasHeader} onChange={(header) => choose({ header })}>
          {t("bring.header")}
        </Switch>
      </div>
      <fieldset className="files-columns">
        <legend>{t("bring.columns")}</legend>
        {ROLES.map((role) => (
          <Column key={role} role={role} table={table} onChoose={(columns) => choose({ columns })} />
        ))}
      </fieldset>
      <Switch
        isSelected={table.columns.keepsOthers === true}
        onChange={(keepsOthers) => choose({ columns: { ...table.columns, keepsOthers } })}
      >
        {t("bring.keepsOthers")}
      </Switch>
    </>
  );
}

function asDelimiter(id: string): Delimiter | "auto" {
  return DELIMITERS.find((one) => one === id) ?? "auto";
}

interface ColumnProps {
  readonly role: (typeof ROLES)[number];
  readonly table: TableFound;
  readonly onChoose: (columns: ColumnChoice) => void;
}

function Column({ role, table, onChoose }: ColumnProps) {
  const { t } = useTranslation("files");
  const names = table.header.map((name, index) => ({
    id: String(index),
    label: name === "" ? t("bring.column", { number: index + 1 }) : t("bring.columnNamed", { number: index + 1, name }),
  }));
  const options = role === "text" ? names : [{ id: NONE, label: t("bring.noColumn") }, ...names];
  const value = table.columns[role] ?? null;
  return (
    <SelectField
      label={t(`bring.roles.${role}`)}
      options={options}
      value={value === null ? NONE : String(value)}
      onChange={(id) => onChoose({ ...table.columns, [role]: id === NONE ? null : Number(id) })}
    />
  );
}
