import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/noto-sans-arabic";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/forced-colors.css";
import { createRoot } from "react-dom/client";
import { startI18n } from "./i18n/i18n.ts";
import { CrashEdge } from "./pages/Crash.tsx";
import { bringPage, Routes } from "./routes.tsx";
import { keepShell } from "./sync/keep-shell.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { followLook } from "./ui/theme.ts";

async function start(): Promise<void> {
  const isSpoken = startI18n();
  bringPage(location.pathname);
  followLook();
  keepFocus();
  await isSpoken;
  const place = document.getElementById("root");
  if (!place) throw new Error("the page has no #root");
  createRoot(place).render(
    <CrashEdge>
      <Routes />
    </CrashEdge>,
  );
  await keepShell();
}

// Not awaited: the script of the board stands on this one, and would wait for all that is waited for above, a server that
// does not answer among it.
void start();
