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
import { followLook } from "./ui/theme.ts";

async function start(): Promise<void> {
  const isSpoken = startI18n();
  bringPage(location.pathname);
  followLook();
  await isSpoken;
  const place = document.getElementById("root");
  if (!place) throw new Error("the page has no #root");
  createRoot(place).render(
    <CrashEdge>
      <Routes />
    </CrashEdge>,
  );
  // Of no use before the first press, and the first page does without it if it does not come.
  keepKeyboard().catch(() => undefined);
  await keepShell();
}

async function keepKeyboard(): Promise<void> {
  const { keepFocus } = await import("./ui/keep-focus.ts");
  keepFocus();
}

// Not awaited: the script of the board stands on this one, and would wait for all that is waited for above, a server that
// does not answer among it.
void start();
