import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { ModalDialog } from "./Dialog.tsx";

interface ConfirmProps {
  readonly label: string;
  /** The whole of it for the ear, where several such buttons stand beside each other. */
  readonly about?: string;
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly body: string;
  readonly variant: "do" | "quiet" | "danger";
  readonly size?: "s" | "m";
  /** Of the button that changes nothing, where “cancel” could be taken for the thing itself. */
  readonly keep?: string;
  readonly onYes: () => void;
}

/** A button for what cannot be taken back: it is asked once more. */
export function Confirm({ label, about, icon, title, body, variant, size = "m", keep, onYes }: ConfirmProps) {
  const { t } = useTranslation("ui");
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size={size}
        icon={icon}
        variant={variant === "do" ? "do" : "quiet"}
        onPress={() => setAsking(true)}
        {...(about !== undefined && { "aria-label": about })}
      >
        {label}
      </Button>
      <ModalDialog
        title={title}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{keep ?? t("cancel")}</Button>
            <Button
              variant={variant === "danger" ? "danger" : "do"}
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
