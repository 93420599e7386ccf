import type { MeetingInfo } from "@tablee/shared/protocol/http";
import { ChevronDown, Download } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { Button } from "../../ui/Button.tsx";
import type { Part, TableSay } from "../memory/part.ts";
import { TableOf } from "../memory/TableOf.tsx";
import type { PastBoards } from "../memory/use-past-boards.ts";
import { ChooseMeetings } from "./ChooseMeetings.tsx";
import { comparisonCsv } from "./comparison-csv.ts";
import type { Comparison as Compared } from "./comparison.ts";
import { ComparisonPicture } from "./ComparisonPicture.tsx";
import "./comparing.css";

interface ComparisonProps {
  readonly part: Part;
  readonly comparison: Compared;
  /** Meetings that only their boards can tell of. */
  readonly older: readonly MeetingInfo[];
  readonly load: PastBoards["load"];
  readonly onChoose: (numbers: ReadonlySet<number>) => void;
}

/** In words first, then as a picture, then as a table: whoever has no use for one has the others. */
export function Comparison({ part: { id, title, says }, comparison, older, load, onChoose }: ComparisonProps) {
  const { t } = useTranslation("comparing");
  const words = useId();
  // The first one is behind the picture, the others are of statements.
  const [table, ...statements] = says.filter((say) => say.kind === "table");
  return (
    <section className="memory-part" aria-labelledby={`memory-${id}`}>
      <h2 id={`memory-${id}`}>{title}</h2>
      {comparison.all.length > 1 && (
        <>
          <p className="memory-note">{t("about")}</p>
          <ChooseMeetings comparison={comparison} onChoose={onChoose} />
        </>
      )}
      {older.length > 0 && <CountOlder older={older} load={load} />}
      <div className="comparing-words" id={words} role="status">
        {says.map((say) => say.kind !== "table" && say.kind !== "list" && <p key={say.text}>{say.text}</p>)}
      </div>
      {table && (
        <>
          <ComparisonPicture points={comparison.chosen} describedBy={words} />
          <Behind table={table} />
        </>
      )}
      {statements.length > 0 && <h3>{t("statements")}</h3>}
      {statements.map((one) => (
        <TableOf key={one.title} table={one} />
      ))}
    </section>
  );
}

function Behind({ table }: { readonly table: TableSay }) {
  const { t } = useTranslation("comparing");
  const save = (): void => {
    const name = fileName({ title: t("csvName"), at: new Date(), extension: "csv", fallback: t("csvName") });
    saveFile(name, new Blob([comparisonCsv(table)], { type: "text/csv" }));
  };
  return (
    <details className="memory-meeting comparing-table">
      <summary>
        <h3>{table.title}</h3>
        <ChevronDown className="ui-icon" size={18} aria-hidden />
      </summary>
      <TableOf table={table} />
      <Button icon={Download} onPress={save}>
        {t("csv")}
      </Button>
    </details>
  );
}

/** One after the other: each is a whole board. */
function CountOlder({ older, load }: Pick<ComparisonProps, "older" | "load">) {
  const { t } = useTranslation("comparing");
  const [busy, setBusy] = useState(false);
  const count = async (): Promise<void> => {
    setBusy(true);
    for (const meeting of older) await load(meeting);
    setBusy(false);
  };
  return (
    <div>
      <Button isPending={busy} onPress={() => void count()}>
        {t("count")}
      </Button>
    </div>
  );
}
