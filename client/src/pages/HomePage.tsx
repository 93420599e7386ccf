import { CODE_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { Mark } from "../ui/Mark.tsx";
import { useTitle } from "../ui/use-title.ts";
import { CodeField } from "./CodeField.tsx";
import { MyTables } from "./MyTables.tsx";
import { PageFoot } from "./PageFrame.tsx";
import { TableSample } from "./TableSample.tsx";
import "../ui/button.css";
import "./home.css";

export function HomePage() {
  const { t } = useTranslation("pages");
  useTitle(t("home.title"));
  return (
    <div className="home">
      <a className="ui-skip" href="#content">
        {t("skip")}
      </a>
      <div className="home-words">
        <main className="home-main" id="content" tabIndex={-1}>
          <p className="home-brand">
            <Mark />
            {t("brand")}
          </p>
          <h1 className="home-claim">{t("home.claim")}</h1>
          <p className="home-lead">{t("home.lead")}</p>
          <CodeForm />
          <div className="home-open">
            <Link className="ui-button ui-button-quiet ui-button-l" href="/ouvrir">
              {t("home.open")}
            </Link>
            <span>{t("home.promise")}</span>
          </div>
          <Link className="home-guide" href="/guide">
            {t("foot.guide")}
          </Link>
          <MyTables />
        </main>
        <PageFoot guide={false} />
      </div>
      <aside className="home-picture">
        <TableSample />
      </aside>
    </div>
  );
}

function CodeForm() {
  const { t } = useTranslation("pages");
  const [, go] = useLocation();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);

  function join(): void {
    setShort(code.length < CODE_CHARS);
    if (code.length === CODE_CHARS) go(`/join#code=${code}`);
  }

  return (
    <form
      className="home-code"
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <CodeField
        label={t("home.code")}
        help={t("home.codeHelp")}
        error={short ? t("home.codeShort") : null}
        value={code}
        onChange={(value) => {
          setCode(value);
          setShort(false);
        }}
      />
      <button className="ui-button ui-button-do ui-button-l" type="submit">
        {t("home.join")}
      </button>
    </form>
  );
}
