import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Part } from "@tablee/shared/rules/roles";
import type { SessionView } from "@tablee/shared/session/types";
import type { Actor } from "../../support/actor.ts";
import { joinBoard, until } from "../../support/house.ts";
import type { House } from "../../support/house.ts";
import { Headless } from "../../support/member.ts";

/** What both ways have in common: where things are, by what a person reads. */

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
}

export function inDialog(page: Page, name: string): Locator {
  return page.getByRole("dialog").getByRole("button", { name, exact: true });
}

export function textbox(page: Page, name: string | RegExp): Locator {
  return page.getByRole("textbox", typeof name === "string" ? { name, exact: true } : { name });
}

/** Out of the panel: on a phone it is as large as the page, and a keyboard in it gets out by Escape. */
export async function leavePanel({ page, way, press }: Bound): Promise<void> {
  const panel = page.locator(".ui-panel");
  if (way === "touch") {
    if (await panel.isVisible()) await press(button(page, "Fermer le panneau"));
    return panel.waitFor({ state: "detached" });
  }
  const isInside = async (): Promise<boolean> => (await panel.locator(":focus").count()) > 0;
  if (!(await isInside())) return;
  // The keyboard may be on its way from a button that has just gone.
  await expect
    .poll(async () => {
      if (await isInside()) await page.keyboard.press("Escape");
      return panel.count();
    })
    .toBe(0);
}

/** An entry of the table’s menu. */
export async function choose(by: Bound, entry: string): Promise<void> {
  const { page, press } = by;
  // The entry of a panel that is open would close it.
  if (await page.locator(".ui-panel-title").getByText(entry, { exact: true }).count()) return;
  await leavePanel(by);
  await press(button(page, "Menu de la table"));
  await press(page.getByRole("menuitem", { name: entry, exact: true }));
  await page.getByRole("menu").waitFor({ state: "detached" });
}

/** Answers a dialogue, and waits until it is away. */
export async function answer({ page, press }: Bound, does: string): Promise<void> {
  await press(page.locator(".ui-dialog-foot").getByRole("button", { name: does, exact: true }));
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** An entry of the menu of a person. */
export async function ofPerson({ page, press }: Bound, name: string, entry: string): Promise<void> {
  await press(button(page, `Actions pour ${name}`));
  await press(page.getByRole("menuitem", { name: entry, exact: true }));
  await page.getByRole("menu").waitFor({ state: "detached" });
}

/** The methods of an actor, to be called by themselves. */
export interface Bound {
  readonly way: Actor["way"];
  readonly page: Page;
  readonly press: (what: Locator) => Promise<void>;
  readonly write: (field: Locator, words: string) => Promise<void>;
  readonly pick: (field: Locator, option: string | RegExp) => Promise<void>;
  readonly reach: (what: Locator) => Promise<void>;
}

export function bound(actor: Actor): Bound {
  return {
    way: actor.way,
    page: actor.page,
    press: (what) => actor.press(what),
    write: (field, words) => actor.write(field, words),
    pick: (field, option) => actor.pick(field, option),
    reach: (what) => actor.reach(what),
  };
}

export async function sit(house: House, code: string, name: string, part: Part | null = null): Promise<Headless> {
  const one = new Headless(house.url, await joinBoard(house.url, code, { name, part }));
  await one.saved();
  await one.view();
  return one;
}

export async function sees(who: Headless, what: string, holds: (view: SessionView) => boolean): Promise<void> {
  await until(what, () => {
    const { view } = who.live();
    return view !== null && holds(view);
  });
}

export async function codeOf(page: Page, house: House): Promise<string> {
  const id = new URL(page.url()).pathname.split("/")[2];
  const reply = await page.request.get(`${house.url}/api/boards/${id}`);
  return (await reply.json()).board.code;
}
