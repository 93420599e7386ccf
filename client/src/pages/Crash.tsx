import { Component } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Sentence } from "./Sentence.tsx";

/** The last edge: a page that broke says so instead of going white. */
export class CrashEdge extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Crash /> : this.props.children;
  }
}

function Crash() {
  const { t } = useTranslation("pages");
  return (
    <Sentence title={t("crash.title")} body={t("crash.body")}>
      <button className="ui-button ui-button-do ui-button-m" type="button" onClick={() => location.reload()}>
        {t("board.reload")}
      </button>
    </Sentence>
  );
}
