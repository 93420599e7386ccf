import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";

interface AskButtonProps {
  readonly label: string;
  readonly title: string;
  readonly body: string;
  readonly variant: "do" | "danger";
  readonly onYes: () => void;
}

/** What cannot be taken back is asked once more. */
export function AskButton({ label, title, body, variant, onYes }: AskButtonProps) {
  const { t } = useTranslation("votes");
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant={variant === "do" ? "do" : "quiet"} onPress={() => setAsking(true)}>
        {label}
      </Button>
      <ModalDialog
        title={title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t("lead.keep")}</Button>
            <Button
              variant={variant}
              onPress={() => {
                setAsking(false);
                onYes();
              }}
            >
              {label}
            </Button>
          </>
        }
      >
        <p>{body}</p>
      </ModalDialog>
    </>
  );
}
