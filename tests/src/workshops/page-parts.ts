import type { Locator, Page } from "playwright-core";
import { canvasWords } from "@tablee/client/i18n/words/canvas";
import { boardWords } from "@tablee/client/i18n/words/board";
import { pagesWords } from "@tablee/client/i18n/words/pages";
import { roundsWords } from "@tablee/client/i18n/words/rounds";
import { sessionWords } from "@tablee/client/i18n/words/session";
import { shellWords } from "@tablee/client/i18n/words/shell";
import type { Locale } from "@tablee/shared/locales";
import type { View } from "@tablee/shared/presence/presence";

/** Everything that the browser driver looks for on a page, by role and by the interface’s own words: one place to mend. */

const SHOWN: readonly View[] = ["canvas", "list", "framework"];

export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ""));
}

export class PageParts {
  readonly page: Page;
  readonly locale: Locale;
  readonly board;
  readonly canvas;
  readonly pages;
  readonly session;
  readonly shell;
  readonly rounds;

  constructor(page: Page, locale: Locale) {
    this.page = page;
    this.locale = locale;
    this.board = boardWords[locale];
    this.canvas = canvasWords[locale];
    this.pages = pagesWords[locale];
    this.session = sessionWords[locale];
    this.shell = shellWords[locale];
    this.rounds = roundsWords[locale];
  }

  // Pages
  get submit(): Locator {
    return this.page.locator("form button[type=submit]");
  }
  get codeField(): Locator {
    return this.page.locator(".code-input");
  }
  field(name: string): Locator {
    return this.page.getByRole("textbox", { name });
  }
  alert(): Locator {
    return this.page.getByRole("alert");
  }

  // Table
  get saved(): Locator {
    return this.page.locator('[data-status="saved"]');
  }
  get notSaved(): Locator {
    return this.page.locator('[data-status="reconnecting"], [data-status="offline"], [data-status="sending"]');
  }
  view(view: View): Locator {
    return this.page.getByRole("radio").nth(SHOWN.indexOf(view));
  }
  shown(view: View): Locator {
    return this.page.locator(`.board-view[data-view="${view}"]`).first();
  }
  get phase(): Locator {
    return this.page.locator(".bar-phase-name");
  }
  get timer(): Locator {
    return this.page.locator(".bar-timer");
  }
  get heads(): Locator {
    return this.page.locator(".bar-count");
  }
  get handButton(): Locator {
    return this.page.locator(".bar-hand");
  }
  get sheetButton(): Locator {
    return this.page.getByRole("button", { name: this.rounds.title, exact: true });
  }
  get menu(): Locator {
    return this.page.getByRole("button", { name: this.shell.menu.label });
  }
  get openMenu(): Locator {
    return this.page.getByRole("menu");
  }
  /** An entry that bears one of these names: some are called differently for those who lead. */
  menuItem(names: string | readonly string[]): Locator {
    const [first = "", ...others] = [names].flat();
    const entry = (name: string): Locator => this.page.getByRole("menuitem", { name, exact: true });
    return others.reduce((found, name) => found.or(entry(name)), entry(first));
  }
  get panel(): Locator {
    return this.page.locator(".ui-panel");
  }
  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }
  inDialog(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }
  /** A choice by its word; some say under it what it means. */
  option(name: string): Locator {
    const word = new RegExp(`^\\s*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
    const explained = this.page
      .getByRole("option")
      .filter({ has: this.page.locator(".ui-chip-meaning, .ui-list-meaning"), hasText: word });
    return this.page.getByRole("option", { name, exact: true }).or(explained);
  }

  // Composer
  get composer(): Locator {
    return this.page.locator(".composer-text");
  }
  composerChoice(name: string): Locator {
    return this.page.locator(".composer").getByRole("button", { name });
  }

  // List
  row(card: string): Locator {
    return this.page.locator(`.list-row[data-card-id="${card}"] .list-card`);
  }

  /** On a phone the list is one area at a time. */
  get tabs(): Locator {
    return this.page.locator(".area-tab");
  }
  groupMenu(name: string): Locator {
    const shown = name === "" ? this.board.noName : name;
    return this.page.getByRole("button", { name: filled(this.canvas.groupMenu, { name: shown }), exact: true });
  }

  // Framework
  section(section: string): Locator {
    return this.page.locator(`.framework-section[data-section="${section}"]`);
  }

  // Panels
  giveFloorTo(name: string): Locator {
    return this.panel.getByRole("button", { name: filled(this.session.hands.giveTo, { name }) });
  }
  moreFor(name: string): Locator {
    return this.panel.getByRole("button", { name: filled(this.session.people.more, { name }) });
  }
  get timerLength(): Locator {
    return this.panel.getByRole("textbox", { name: this.session.timer.length });
  }
  inPanel(name: string): Locator {
    return this.panel.getByRole("button", { name });
  }
  get code(): Locator {
    return this.panel.locator(".invite-code");
  }
  get link(): Locator {
    return this.panel.locator(".made-link").first();
  }
  get qr(): Locator {
    return this.panel.getByRole("img", { name: this.session.invite.qr }).first();
  }
}

/** Read from the page as it stands; run inside the browser. */
export const READ_LIST = `(() => ({
  at: Date.now(),
  cards: [...document.querySelectorAll(".list-row[data-card-id]")].map((row) => ({
    id: row.dataset.cardId,
    text: row.querySelector(".card-words")?.textContent ?? "",
    zone: row.closest(".list-zone")?.dataset.zoneId ?? null,
    group: row.closest("[data-group-id]")?.dataset.groupId ?? null,
  })),
  zones: [...document.querySelectorAll(".list-zone[data-zone-id]")].map((zone) => [
    [...(zone.querySelector("h2")?.childNodes ?? [])].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim(),
    zone.dataset.zoneId,
  ]),
}))()`;

/** What is out of sight is not drawn: all of it must be in view. */
export const READ_CANVAS = `[...document.querySelectorAll(".canvas-card[data-card-id]")].map((card) => card.dataset.cardId)`;

export const READ_LINES = `[...document.querySelectorAll(".framework-line")].map((line) => ({
  text: line.querySelector(".framework-head p")?.textContent ?? "",
  section: line.closest("[data-section]")?.dataset.section ?? "",
  sources: [...line.querySelectorAll(".framework-source-words")].map((source) => source.textContent ?? ""),
}))`;
