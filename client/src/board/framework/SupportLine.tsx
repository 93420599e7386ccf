import { useTranslation } from "react-i18next";
import { supportNow } from "@tablee/shared/board/support";
import type { Support } from "@tablee/shared/board/support";
import { useBoard } from "../workspace-context.ts";

/** Whether the institution stands behind it, in one line: who does, and what is not so yet. */
export function SupportLine() {
  const { t } = useTranslation("pairing");
  const statements = useBoard(({ board }) => board.statements);
  const { given, awaited } = supportNow({ statements });
  const said = (supports: readonly Support[]): string =>
    supports.map(({ signatory, scope }) => signatory.trim() || scope.trim()).join(", ");
  const lines =
    given.length === 0 && awaited.length === 0
      ? [t("support.lineNone")]
      : [
          ...(given.length > 0 ? [t("support.lineGiven", { said: said(given) })] : [t("support.lineNone")]),
          ...(awaited.length > 0 ? [t("support.lineAwaited", { said: said(awaited) })] : []),
        ];
  return (
    <p className="framework-support" dir="auto">
      {lines.join(" ")}
    </p>
  );
}
