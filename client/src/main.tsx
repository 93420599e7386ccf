import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/noto-sans-arabic";
import "./ui/tokens.css";
import "./ui/base.css";
import { createRoot } from "react-dom/client";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { startI18n } from "./i18n/i18n.ts";
import { CrashEdge } from "./pages/Crash.tsx";
import { Routes } from "./routes.tsx";
import { keepShell } from "./sync/keep-shell.ts";
import { followLook } from "./ui/theme.ts";

function Root() {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language}>
      <CrashEdge>
        <Routes />
      </CrashEdge>
    </I18nProvider>
  );
}

async function start(): Promise<void> {
  followLook();
  await startI18n();
  const place = document.getElementById("root");
  if (!place) throw new Error("the page has no #root");
  createRoot(place).render(<Root />);
  await keepShell();
}

await start();
