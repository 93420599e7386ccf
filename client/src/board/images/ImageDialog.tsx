import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Point } from "@tablee/shared/board/types";
import { SHAPE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import type { Reply } from "@tablee/shared/reply";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { AskDialog } from "../dialogs/AskDialog.tsx";
import { useSay } from "../use-run.ts";
import { useWorkspace } from "../workspace-context.ts";
import { putImage } from "./put-image.ts";
import { shrink } from "./shrink.ts";
import type { ShrinkReason, Shrunk } from "./shrink.ts";
import "./images.css";

export interface ImageDialogProps {
  readonly files: readonly File[];
  readonly at: Point | null;
  readonly close: () => void;
}

/** For each picture what is to be seen on it, asked before it lies on the board: afterwards nobody does it. */
export function ImageDialog({ files, at, close }: ImageDialogProps) {
  const [index, setIndex] = useState(0);
  const file = files[index];
  const next = (): void => (index + 1 < files.length ? setIndex(index + 1) : close());
  return file && <OneImage key={index} file={file} at={at} count={{ at: index + 1, of: files.length }} next={next} />;
}

interface OneImageProps {
  readonly file: File;
  readonly at: Point | null;
  readonly count: { readonly at: number; readonly of: number };
  readonly next: () => void;
}

function OneImage({ file, at, count, next }: OneImageProps) {
  const { t } = useTranslation("images");
  const ws = useWorkspace();
  const say = useSay();
  const [shrinking] = useState(() => shrink(file));
  const shrunk = useSettled(shrinking);
  const words = useWords("");
  const done = async (): Promise<void> => {
    if (!shrunk?.ok && shrunk !== null) return next();
    if (!words.areSaid()) return;
    const ready = await shrinking;
    // Then it is said in the dialogue, which stays.
    if (!ready.ok) return;
    const said = putImage(ws, { image: ready.value, text: words.text, at });
    if (said) say(said, 1);
    next();
  };
  const isRefused = shrunk !== null && !shrunk.ok;
  return (
    <AskDialog
      title={count.of > 1 ? t("titleOf", count) : t("title")}
      does={isRefused ? undefined : t("put")}
      close={next}
      done={() => void done()}
    >
      <Preview shrunk={shrunk} name={file.name} />
      {!isRefused && <WordsFields words={words} />}
    </AskDialog>
  );
}

function useSettled(promise: Promise<Reply<Shrunk, ShrinkReason>>): Reply<Shrunk, ShrinkReason> | null {
  const [settled, setSettled] = useState<Reply<Shrunk, ShrinkReason> | null>(null);
  useEffect(() => {
    let isLeft = false;
    void promise.then((value) => {
      if (!isLeft) setSettled(value);
    });
    return () => {
      isLeft = true;
    };
  }, [promise]);
  return settled;
}

function Preview({ shrunk, name }: { readonly shrunk: Reply<Shrunk, ShrinkReason> | null; readonly name: string }) {
  const { t } = useTranslation("images");
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!shrunk?.ok) return undefined;
    const made = URL.createObjectURL(shrunk.value.small ?? shrunk.value.full);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [shrunk]);
  if (shrunk && !shrunk.ok)
    return (
      <p className="image-refusal" role="alert">
        {t(`refused.${shrunk.reason}`, { name })}
      </p>
    );
  return (
    <div className="image-preview">
      {url === null ? <output>{t("reading")}</output> : <img src={url} alt={t("preview")} />}
    </div>
  );
}

interface Words {
  readonly text: string;
  readonly isDecorative: boolean;
  readonly isMissed: boolean;
  setText(text: string): void;
  setDecorative(isDecorative: boolean): void;
  /** Something was said: words, or that there is nothing to say. Else the field says so. */
  areSaid(): boolean;
}

export function useWords(old: string, wasDecorative = false): Words {
  const [typed, setTyped] = useState(old);
  const [isDecorative, setDecorative] = useState(wasDecorative);
  const [isMissed, setMissed] = useState(false);
  const text = typed.trim();
  return {
    text: isDecorative ? "" : text,
    isDecorative,
    isMissed: isMissed && !isDecorative && text === "",
    setText: setTyped,
    setDecorative,
    areSaid: () => {
      const isSaid = isDecorative || text !== "";
      setMissed(!isSaid);
      return isSaid;
    },
  };
}

export function WordsFields({ words, old = "" }: { readonly words: Words; readonly old?: string }) {
  const { t } = useTranslation("images");
  return (
    <>
      <TextField
        label={t("alt")}
        description={t("altWhy")}
        error={words.isMissed ? t("altMissing") : undefined}
        multiline
        rows={2}
        defaultValue={old}
        onChange={words.setText}
        isDisabled={words.isDecorative}
        maxLength={SHAPE_TEXT_MAX_CHARS}
      />
      <Switch isSelected={words.isDecorative} onChange={words.setDecorative}>
        {t("decorative")}
      </Switch>
    </>
  );
}
