import { FileUp } from "lucide-react";
import { useState } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { IMPORT_FILE_MAX_BYTES } from "@tablee/shared/limits";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";

interface ImportSourceProps {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** Where the cards come from: a chosen file, a dropped one, or pasted words. */
export function ImportSource({ onFile, onText }: ImportSourceProps) {
  const { t } = useTranslation("files");
  const [text, setText] = useState("");
  return (
    <>
      <p className="files-intro">{t("bring.body")}</p>
      <DropZone
        className="files-drop"
        onDrop={({ items }) => {
          const item = items.find((one) => one.kind === "file");
          if (item) void item.getFile().then(onFile);
        }}
      >
        <FileTrigger
          acceptedFileTypes={[".json", ".canvas", ".excalidraw", ".tldr", ".csv", ".tsv", ".txt", ".md", ".markdown"]}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file);
          }}
        >
          <Button variant="do" icon={FileUp}>
            {t("bring.choose")}
          </Button>
        </FileTrigger>
        <Text slot="label">{t("bring.drop")}</Text>
      </DropZone>
      <p className="files-small">{t("bring.kinds", { size: IMPORT_FILE_MAX_BYTES / (1024 * 1024) })}</p>
      <form
        className="files-paste"
        onSubmit={(event) => {
          event.preventDefault();
          onText(text);
        }}
      >
        <TextField
          label={t("bring.paste")}
          description={t("bring.pasteHint")}
          value={text}
          onChange={setText}
          multiline
          rows={4}
        />
        <Button type="submit">{t("bring.read")}</Button>
      </form>
    </>
  );
}
