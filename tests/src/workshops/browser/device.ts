import type { BrowserContextOptions } from "playwright-core";
import type { Participant } from "../script.ts";
import { localeOf } from "../words.ts";

/** What somebody has in their hands: how much it shows, in which language, and what their network lets through. */

/** As a proxy that blocks WebSocket: every upgrade is turned away. Put in before the page’s own scripts. */
export const BLOCK_WEBSOCKET = `{
  const Native = WebSocket;
  window.WebSocket = class extends Native {
    constructor(url) { super(new URL("/no-upgrade-here", url)); }
  };
}`;

const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 820, height: 1_180 }, hasTouch: true },
  laptop: { viewport: { width: 1_280, height: 800 } },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

function screenOf(device: string): BrowserContextOptions {
  return device === "phone" || device === "tablet" ? SCREENS[device] : SCREENS.laptop;
}

/** A page at 400 % is a quarter as wide: that is what the browser’s own zoom does. */
export function deviceOf({ device, zoom, theme, locale }: Participant): BrowserContextOptions {
  const screen = screenOf(device);
  const viewport = screen.viewport ?? SCREENS.laptop.viewport;
  return {
    ...screen,
    ...(zoom !== undefined && {
      viewport: { width: Math.round(viewport.width / zoom), height: Math.round(viewport.height / zoom) },
      deviceScaleFactor: zoom,
    }),
    ...(theme === "high-contrast" && { contrast: "more" as const }),
    locale: localeOf(locale) === "en" ? "en-GB" : "fr-FR",
  };
}
