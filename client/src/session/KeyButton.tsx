import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { announceNow } from "../a11y/announce.ts";
import type { BoardAction } from "../board/actions/action.ts";
import { keyWords } from "../board/actions/key-words.ts";
import { keymap, keysFor, ownerOf, setKeys } from "../board/actions/keymap.ts";
import { choosable } from "../board/actions/keys.ts";

/** The keys of an action; pressed, it takes the next ones. Delete takes them away, Escape leaves them. */
export function KeyButton({ action }: { readonly action: BoardAction }) {
  const { t } = useTranslation("shell");
  const { t: board } = useTranslation("board");
  const keys = useStore(keymap, (map) => keysFor(map, action));
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isAsking) return undefined;
    const take = (event: KeyboardEvent): void => {
      if (event.key === "Tab") return setAsking(false);
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return setAsking(false);
      const isNone = event.key === "Delete" || event.key === "Backspace";
      const chosen = isNone ? "" : choosable(event);
      if (chosen === undefined) return undefined;
      const owner = ownerOf(keymap.getState(), chosen);
      if (owner !== undefined && owner !== action.id)
        return announceNow(t("help.taken", { what: board(`actions.${owner}`) }));
      setKeys(action.id, chosen || null);
      setAsking(false);
      announceNow(chosen === "" ? t("help.none") : keyWords(chosen));
      return undefined;
    };
    // Before anything else hears it: the keys that are chosen may do something already.
    addEventListener("keydown", take, { capture: true });
    return () => removeEventListener("keydown", take, { capture: true });
  }, [isAsking, action.id, t, board]);
  const what = board(`actions.${action.id}`);
  return (
    <button
      type="button"
      className={isAsking ? "help-key help-key-asking" : "help-key"}
      aria-label={`${what} : ${isAsking ? t("help.press") : keys === "" ? t("help.none") : keyWords(keys)}`}
      onClick={() => {
        setAsking(true);
        announceNow(t("help.press"));
      }}
      onBlur={() => setAsking(false)}
    >
      {isAsking ? t("help.press") : keys === "" ? <span aria-hidden>—</span> : <kbd>{keyWords(keys)}</kbd>}
    </button>
  );
}
