import { useTranslation } from "react-i18next";
import { supportNow } from "@tablee/shared/board/support";
import { useBoard } from "../../board/workspace-context.ts";

/** In the list of tools. */
export function useSupportState(): string {
  const { t } = useTranslation("pairing");
  const statements = useBoard(({ board }) => board.statements);
  const { given, awaited } = supportNow({ statements });
  const said = [
    ...(given.length > 0 ? [t("support.state", { count: given.length })] : []),
    ...(awaited.length > 0 ? [t("support.awaited", { count: awaited.length })] : []),
  ];
  return said.length === 0 ? t("support.notYet") : said.join(" · ");
}
