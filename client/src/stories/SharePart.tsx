import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DEFAULT_LEVEL, LEVELS } from "@tablee/shared/session/stories";
import type { Level, Story } from "@tablee/shared/session/stories";
import { useSend } from "../session/use-live.ts";
import { Button } from "../ui/Button.tsx";
import { ModalDialog } from "../ui/Dialog.tsx";
import { Switch } from "../ui/Switch.tsx";
import { toast } from "../ui/toast.ts";
import { useWho } from "./StoriesList.tsx";

/** Who can read it now; giving and taking back are one press apart. */
export function SharePart({ story }: { readonly story: Story }) {
  const { t } = useTranslation("stories");
  const who = useWho();
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  const isMine = story.level === "me-only";
  const takeBack = async (): Promise<void> => {
    if (await send("story.share", { story: story.id, level: "me-only", signed: story.signed }))
      toast(t("share.backDone"));
  };
  return (
    <section className="stories-part stories-share" aria-labelledby="stories-who">
      <h4 id="stories-who">{t("share.title")}</h4>
      <p className="stories-who" data-level={story.level}>
        {who(story)}
      </p>
      <div className="stories-tools">
        <Button onPress={() => setOpen(true)}>{t(isMine ? "share.begin" : "share.change")}</Button>
        {!isMine && <Button onPress={() => void takeBack()}>{t("share.back")}</Button>}
      </div>
      {isOpen && <ShareDialog story={story} onClose={() => setOpen(false)} />}
    </section>
  );
}

function ShareDialog({ story, onClose }: { readonly story: Story; readonly onClose: () => void }) {
  const { t } = useTranslation("stories");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const who = useWho();
  const isFirst = story.level === "me-only";
  const [level, setLevel] = useState<Level>(isFirst ? DEFAULT_LEVEL : story.level);
  const [signed, setSigned] = useState(story.signed);
  const share = async (): Promise<void> => {
    if (!(await send("story.share", { story: story.id, level, signed }))) return;
    onClose();
    toast(level === "me-only" ? t("share.backDone") : t("share.done", { who: who({ level, signed }) }));
  };
  return (
    <ModalDialog
      title={t("share.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void share()}>
            {t(isFirst && level !== "me-only" ? "share.do" : "share.keep")}
          </Button>
        </>
      }
    >
      <fieldset className="stories-levels">
        <legend className="ui-hidden">{t("share.title")}</legend>
        {LEVELS.map((one) => (
          <label key={one} className="stories-level" htmlFor={`story-level-${one}`}>
            <input
              id={`story-level-${one}`}
              type="radio"
              name="story-level"
              checked={level === one}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialogue was opened to choose, and begins at what is chosen
              autoFocus={level === one}
              onChange={() => setLevel(one)}
            />
            <b>{t(`who.${one}`)}</b>
            <span className="stories-small">{t(`share.help.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {level !== "me-only" && (
        <>
          <Switch isSelected={signed} onChange={setSigned}>
            {t("share.sign")}
          </Switch>
          {!signed && <p className="stories-small">{t("share.signHelp")}</p>}
        </>
      )}
      <p className="stories-small">{t("share.mind")}</p>
    </ModalDialog>
  );
}
