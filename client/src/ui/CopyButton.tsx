import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { toast } from "./toast.ts";

export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTranslation("ui");

  async function copy(): Promise<void> {
    // Absent where the page is not served over TLS, as on a local network.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const done = await (clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
      () => true,
      () => false,
    );
    toast(t(done ? "copied" : "copyFailed"));
  }

  return (
    <Button icon={Copy} onPress={() => void copy()}>
      {label ?? t("copy")}
    </Button>
  );
}
