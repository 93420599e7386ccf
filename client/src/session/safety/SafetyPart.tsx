import { BookHeart, CirclePause, DoorOpen } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { later } from "../../ui/later.ts";
import { useIsHost } from "../use-live.ts";
import { HelpContacts } from "./HelpContacts.tsx";
import { KeepPart } from "./KeepPart.tsx";
import { askPause, stepOut } from "./quiet.ts";
import { useSafeWord } from "./use-safe-word.ts";

const WordDialog = later(async () => (await import("./WordDialog.tsx")).WordDialog);
const ContactsDialog = later(async () => (await import("./ContactsDialog.tsx")).ContactsDialog);
const DIALOGS = { word: WordDialog, contacts: ContactsDialog } as const;

/** Where the rules are: how anyone stops, by which word, and whom to call. */
export function SafetyPart() {
  const { t } = useTranslation("safety");
  const ws = useWorkspace();
  const host = useIsHost();
  const word = useSafeWord();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const Open = open && DIALOGS[open];
  return (
    <section className="lead-part">
      <h3>{t("title")}</h3>
      <p>{word === "" ? t("word.none") : t("word.is", { word })}</p>
      <div className="safety-row">
        <Button icon={CirclePause} onPress={askPause}>
          {t("pause.ask")}
        </Button>
        <Button icon={DoorOpen} onPress={stepOut}>
          {t("out.step")}
        </Button>
        <Button icon={BookHeart} onPress={() => ask(ws, { kind: "table", dialog: "accords" })}>
          {t("accords")}
        </Button>
      </div>
      <HelpContacts level={3} />
      {host && (
        <div className="safety-row">
          <Button size="s" onPress={() => setOpen("word")}>
            {t(word === "" ? "word.set" : "word.change")}
          </Button>
          <Button size="s" onPress={() => setOpen("contacts")}>
            {t("contacts.set")}
          </Button>
        </div>
      )}
      <KeepPart />
      <Suspense fallback={null}>{Open && <Open onClose={() => setOpen(null)} />}</Suspense>
    </section>
  );
}
