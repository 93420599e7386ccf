import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { dialogCorner } from "./dialog-corner.ts";
import { IconButton } from "./IconButton.tsx";
import { PHONE, useMedia } from "./use-media.ts";
import "./panel.css";

export interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Only to be read: then the keyboard scrolls it, for nothing in it takes the focus. */
  readonly isText?: boolean;
}

const SETTLE_MS = 60;

/** A part of the page beside the board: it takes the focus when it opens, Escape closes it, and the board stays usable. */
export function Panel({ title, onClose, children, isText = false }: PanelProps) {
  const { t } = useTranslation("ui");
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const id = useId();
  const isPhone = useMedia(PHONE);
  const { Corner } = useStore(dialogCorner);
  useEffect(() => {
    let before: Element | null = null;
    // After the menu that opened it has closed: a menu gives the focus back to its button, and would take it from here.
    const timer = setTimeout(() => {
      before = document.activeElement;
      // Whoever is in the panel already, by a key that was faster, stays where they are.
      if (!section.current?.contains(before)) heading.current?.focus({ preventScroll: true });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape works from anywhere inside
    <section className="ui-panel" ref={section} aria-labelledby={id} onKeyDown={closeOnEscape}>
      <header className="ui-panel-head">
        <h2 className="ui-panel-title" id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <span className="ui-dialog-corner">
          {/* On a phone a panel is as large as the page. */}
          {Corner && isPhone && <Corner />}
          <IconButton icon={X} label={t("closePanel")} onPress={onClose} />
        </span>
      </header>
      <div className="ui-panel-body" {...(isText && { tabIndex: 0, role: "group", "aria-labelledby": id })}>
        {children}
      </div>
    </section>
  );
}
