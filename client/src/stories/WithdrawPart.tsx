import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Story } from "@tablee/shared/session/stories";
import { announceNow } from "../a11y/announce.ts";
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
      <p>{t("withdraw.forGood")}</p>
      {text !== "" && <CopyButton label={t("copy")} text={text} />}
    </ModalDialog>
  );
}
