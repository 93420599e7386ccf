import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { PageFrame } from "./PageFrame.tsx";
import "../ui/button.css";

interface SentenceProps {
  readonly title: string;
  readonly body: string;
  readonly children?: ReactNode;
}

/** A state that takes the whole page: what happened, what is safe, what to do. */
export function Sentence({ title, body, children }: SentenceProps) {
  const { t } = useTranslation("pages");
  return (
    <PageFrame title={title}>
      <output className="page-lead">{body}</output>
      <div className="page-actions">
        {children}
        <Link className="ui-button ui-button-quiet ui-button-m" href="/">
          {t("board.home")}
        </Link>
      </div>
    </PageFrame>
  );
}
