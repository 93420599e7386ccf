import { useTranslation } from "react-i18next";
import type { PublicationId } from "@tablee/shared/ids";
import { doiIn, writtenOf } from "@tablee/shared/practice/publication";
import type { PublicationRecord } from "@tablee/shared/practice/publication";
import { useBoard } from "../../board/workspace-context.ts";
import { newId } from "../../new-id.ts";
import { useSend, useView } from "../../session/use-live.ts";
import { Button } from "../../ui/Button.tsx";
import { WrittenPart } from "./WrittenPart.tsx";

/** What the house makes, once and for good; a DOI that somebody has takes its place. */
export function IdentifierPart({ record: { identifier } }: { readonly record: PublicationRecord }) {
  const { t } = useTranslation("leaving");
  const view = useView();
  const send = useSend();
  const statements = useBoard(({ board }) => board.statements);
  const doi = writtenOf({ statements }, "doi").kept;
  const isWrong = doi !== null && doiIn(doi.text) === null;
  const isToGive = view !== null && view.credits.publication === null && view.me.role !== "observer";
  return (
    <>
      <section className="practice-field" data-part="identifier">
        <h4 className="report-title">{t("publication.identifier")}</h4>
        <p className="practice-hint">{t("publication.identifierHelp")}</p>
        {identifier !== "" && <p className="report-cite">{identifier}</p>}
        {isToGive && (
          <Button onPress={() => void send("publication.identify", { publication: newId<PublicationId>() })}>
            {t("publication.identify")}
          </Button>
        )}
      </section>
      <WrittenPart part="doi" />
      {isWrong && <p role="alert">{t("publication.doiWrong")}</p>}
    </>
  );
}
