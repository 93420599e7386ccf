import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { dialogCorner } from "./dialog-corner.ts";
import { IconButton } from "./IconButton.tsx";
import "./dialog.css";

export interface ModalDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons of the foot; the one that does comes last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

export function ModalDialog({ title, isOpen, onClose, children, actions, wide = false }: ModalDialogProps) {
  const { t } = useTranslation("ui");
  const { Corner } = useStore(dialogCorner);
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`ui-modal ${wide ? "ui-modal-wide" : ""}`}>
        <Dialog className="ui-dialog">
          <header className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">
              {title}
            </Heading>
            <span className="ui-dialog-corner">
              {Corner && <Corner />}
              <IconButton icon={X} label={t("close")} onPress={onClose} />
            </span>
          </header>
          <div className="ui-dialog-body">{children}</div>
          {actions !== undefined && <footer className="ui-dialog-foot">{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
