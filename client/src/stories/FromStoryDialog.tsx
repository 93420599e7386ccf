import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { CardId, StoryId } from "@tablee/shared/ids";
import type { SharedStory } from "@tablee/shared/session/stories-view";
import { useSend, useView } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { firstLine } from "./story-words.ts";
import { useCardWords, useIsLinked, useStoryWords, useWhose } from "./use-stories.ts";

/** Of a card: which stories it comes from, of those that one may read. */
export function FromStoryDialog({ card, onClose }: { readonly card: CardId; readonly onClose: () => void }) {
  const { t } = useTranslation("stories");
  const { t: ui } = useTranslation("ui");
  const stories = useView()?.stories;
  const isLinked = useIsLinked();
  const whose = useWhose();
  const cardWords = useCardWords();
  const rows = [
    ...(stories?.mine.map(({ id, rev }) => ({ id, rev, about: t("choose.mine") })) ?? []),
    ...(stories?.shared.map((story: SharedStory) => ({ id: story.id, rev: story.rev, about: whose(story) })) ?? []),
  ];
  return (
    <ModalDialog
      title={t("choose.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="do" onPress={onClose}>
          {ui("close")}
        </Button>
      }
    >
      <p dir="auto">
        <b>{cardWords(card)}</b>
      </p>
      <p className="stories-small">{t("choose.help")}</p>
      {!isLinked && <p className="stories-covered">{t("shared.covered")}</p>}
      {isLinked && rows.length === 0 && <p>{t("choose.none")}</p>}
      {isLinked && (
        <ul className="stories-rows">
          {rows.map(({ id, rev, about }) => (
            <li key={id}>
              <Choice card={card} story={id} rev={rev} about={about} />
            </li>
          ))}
        </ul>
      )}
    </ModalDialog>
  );
}

interface ChoiceProps {
  readonly card: CardId;
  readonly story: StoryId;
  readonly rev: number;
  readonly about: string;
}

function Choice({ card, story, rev, about }: ChoiceProps) {
  const { t } = useTranslation("stories");
  const send = useSend();
  const words = useStoryWords(story, rev);
  const known = useView()?.stories.derivations.find((one) => one.card === card && one.story === story);
  const line = words?.kind === "here" ? (firstLine(words.value) ?? t("mine.empty")) : t("mine.coming");
  const id = useId();
  const isRefused = known?.state === "refused";
  return (
    <label className="stories-level" data-story={story} htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={known?.state === "standing"}
        disabled={isRefused}
        onChange={(event) => void send("derive.set", { card, story, on: event.currentTarget.checked })}
      />
      <span dir="auto">{line}</span>
      <span className="stories-small">{isRefused ? t("choose.refused") : about}</span>
    </label>
  );
}
