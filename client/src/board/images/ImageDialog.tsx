import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Point } from "@tablee/shared/board/types";
import { SHAPE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { yes } from "@tablee/shared/reply";
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
  const [preparing] = useState(() => prepare(file));
  const prepared = usePrepared(preparing);
  const words = useWords("");
  const isRefused = prepared !== null && !prepared.ok;
  const done = async (): Promise<void> => {
    if (isRefused) return next();
    if (!words.areSaid()) return;
    const ready = await preparing;
    // Then it is said in the dialogue, which stays.
    if (!ready.ok) return;
    const said = putImage(ws, { image: ready.value, text: words.text, at });
    if (said) say(said, 1);
    URL.revokeObjectURL(ready.value.preview);
    next();
  };
  return (
    <AskDialog
      title={count.of > 1 ? t("titleOf", count) : t("title")}
      does={isRefused ? undefined : t("put")}
      close={next}
      done={() => void done()}
    >
      <Preview prepared={prepared} name={file.name} />
      {!isRefused && <WordsFields words={words} />}
    </AskDialog>
  );
}

type Prepared = Reply<Shrunk & { readonly preview: string }, ShrinkReason>;

async function prepare(file: File): Promise<Prepared> {
  const shrunk = await shrink(file);
  if (!shrunk.ok) return shrunk;
  return yes({ ...shrunk.value, preview: URL.createObjectURL(shrunk.value.small ?? shrunk.value.full) });
}

function usePrepared(promise: Promise<Prepared>): Prepared | null {
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  useEffect(() => {
    let isLeft = false;
    const follow = async (): Promise<void> => {
      const value = await promise;
      if (!isLeft) return setPrepared(value);
      if (value.ok) URL.revokeObjectURL(value.value.preview);
    };
    void follow();
    return () => {
      isLeft = true;
    };
  }, [promise]);
  return prepared;
}

function Preview({ prepared, name }: { readonly prepared: Prepared | null; readonly name: string }) {
  const { t } = useTranslation("images");
  if (prepared && !prepared.ok)
    return (
      <p className="image-refusal" role="alert">
        {t(`refused.${prepared.reason}`, { name })}
      </p>
    );
  return (
    <div className="image-preview">
      {prepared ? <img src={prepared.value.preview} alt={t("preview")} /> : <output>{t("reading")}</output>}
    </div>
  );
}

interface Words {
  readonly text: string;
  readonly isDecorative: boolean;
  readonly isMissed: boolean;
  readonly setText: (text: string) => void;
  readonly setDecorative: (isDecorative: boolean) => void;
  /** Something was said: words, or that there is nothing to say. Else the field says so. */
  readonly areSaid: () => boolean;
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
