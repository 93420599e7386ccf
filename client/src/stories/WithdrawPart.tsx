import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Story } from "@tablee/shared/session/stories";
import { announceNow } from "../a11y/announce.ts";
import { currentLocale } from "../i18n/i18n.ts";
import { datesIn } from "../i18n/moment.ts";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { CopyButton } from "../ui/CopyButton.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { useAt } from "./use-stories.ts";
import type { Writing } from "./writing.ts";

/** Taken back for good: what will happen is said before, and it takes one press more. */
export function WithdrawPart({ story, writing }: { readonly story: Story; readonly writing: Writing }) {
  const { t } = useTranslation("stories");
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="stories-part stories-withdraw">
      <Button variant="danger" onPress={() => setAsked(true)}>
        {t("withdraw.begin")}
      </Button>
      {isAsked && <WithdrawDialog story={story} writing={writing} onClose={() => setAsked(false)} />}
    </div>
  );
}

/** Which files hold it already, and who has them: the list that whoever leads tells people by. */
function Files({ story }: { readonly story: Story }) {
  const { t } = useTranslation("stories");
  const { t: leaving } = useTranslation("leaving");
  const exported = useView()?.exported.filter(({ mine }) => mine.includes(story.id)) ?? [];
  if (exported.length === 0) return null;
  const day = datesIn(currentLocale(), { dateStyle: "long" });
  return (
    <>
      <p>{t("withdraw.left")}</p>
      <ul className="stories-what stories-files">
        {exported.map(({ id, at, as, audience, formats, to }) => (
          <li key={id}>
            {[
              leaving("ledger.what", { as: leaving(`ledger.as.${as}`), audience: leaving(`audiences.${audience}`) }),
              day.format(at),
              formats.map((form) => leaving(`ledger.forms.${form}`)).join(", "),
              to === "" ? leaving("ledger.noTo") : leaving("ledger.to", { to }),
            ].join(" · ")}
          </li>
        ))}
      </ul>
      <p>{t("withdraw.tell")}</p>
    </>
  );
}

interface WithdrawDialogProps {
  readonly story: Story;
  readonly writing: Writing;
  readonly onClose: () => void;
}

function WithdrawDialog({ story, writing, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation("stories");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [, go] = useAt();
  const stories = useView()?.stories;
  const text = useStore(writing.state, ({ words }) => [words?.text, words?.easy].filter(Boolean).join("\n\n"));
  const from = [
    ...(stories?.derivations ?? []),
    ...(stories?.quotes.filter(({ state }) => state === "agreed") ?? []),
  ].filter((one) => one.story === story.id);
  const count = new Set(from.map(({ card }) => card)).size;
  const hasQuotes = stories?.quotes.some((quote) => quote.story === story.id) ?? false;
  const withdraw = async (): Promise<void> => {
    if (!(await send("story.withdraw", { story: story.id }))) return;
    go({ kind: "list" });
    announceNow(t("withdraw.done"));
  };
  return (
    <ModalDialog
      title={t("withdraw.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="danger" onPress={() => void withdraw()}>
            {t("withdraw.do")}
          </Button>
        </>
      }
    >
      <p>{t("withdraw.what")}</p>
      <ul className="stories-what">
        <li>{t("withdraw.words")}</li>
        {story.level !== "me-only" && <li>{t("withdraw.screens")}</li>}
        {hasQuotes && <li>{t("withdraw.quotes")}</li>}
        {count > 0 && <li>{t("withdraw.cards", { count })}</li>}
        <li>{t("withdraw.files")}</li>
      </ul>
      <Files story={story} />
      <p>{t("withdraw.forGood")}</p>
      {text !== "" && <CopyButton label={t("copy")} text={text} />}
    </ModalDialog>
  );
}
