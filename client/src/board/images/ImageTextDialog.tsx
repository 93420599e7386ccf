import { useTranslation } from "react-i18next";
import { replaceText } from "@tablee/shared/board/edit-text";
import { textOf } from "@tablee/shared/board/schema";
import type { ShapeId } from "@tablee/shared/ids";
import { AskDialog } from "../dialogs/AskDialog.tsx";
import { useWorkspace } from "../workspace-context.ts";
import { useWords, WordsFields } from "./ImageDialog.tsx";
import { ImageFace } from "./ImageFace.tsx";

/** What is to be seen on a picture that lies on the board, said anew. */
export function ImageTextDialog({ id, close }: { readonly id: ShapeId; readonly close: () => void }) {
  const { t } = useTranslation("images");
  const ws = useWorkspace();
  const shape = ws.board.getState().board.shapes.get(id);
  const old = shape?.text ?? "";
  const words = useWords(old, old === "");
  const done = (): void => {
    if (!words.areSaid()) return;
    const hand = ws.hand();
    const text = textOf(hand.doc, "shapes", id);
    if (text) replaceText(text, words.text, hand.origin);
    close();
  };
  return (
    <AskDialog title={t("altTitle")} close={close} done={done}>
      {shape && (
        <div className="image-preview">
          <ImageFace shape={shape} side={null} />
        </div>
      )}
      <WordsFields words={words} old={old} />
    </AskDialog>
  );
}
