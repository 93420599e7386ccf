import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { dropToast, toasts } from "./toast.ts";
import type { Toast } from "./toast.ts";
import "./toasts.css";

export function Toasts() {
  const { t } = useTranslation("ui");
  const list = useStore(toasts, (state) => state.list);
  if (list.length === 0) return null;
  return (
    <section className="ui-toasts" aria-label={t("messages")}>
      {list.map((toast) => (
        <Message key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Message({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation("ui");
  return (
    <div className="ui-toast">
      <span className="ui-toast-text">{toast.message}</span>
      {toast.undo && (
        <Button
          size="s"
          onPress={() => {
            toast.undo?.();
            dropToast(toast.id);
          }}
        >
          {t("undo")}
        </Button>
      )}
      <IconButton icon={X} label={t("dismiss")} onPress={() => dropToast(toast.id)} />
    </div>
  );
}
