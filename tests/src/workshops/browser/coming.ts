import type { Seat } from "@tablee/shared/protocol/http";
import type { Part } from "@tablee/shared/rules/roles";
import type { Door, Invitation, TableSeat, TableWish } from "../client.ts";
import type { Participant } from "../script.ts";
import type { Hands } from "./hands.ts";

/** Opening a table, coming to it and coming back, showing the way to it. */

export interface Comer {
  readonly hands: Hands;
  readonly person: Participant;
  readonly base: string;
}

async function sit({ hands, person, base }: Comer): Promise<TableSeat> {
  const { page, on } = hands;
  await on.saved.waitFor();
  const isSlow = ((await on.saved.textContent()) ?? "").includes(on.shell.status.slowPath);
  if (isSlow !== (person.transport === "polling")) throw new Error("came by another way than the script says");
  const id = new URL(page.url()).pathname.split("/")[2];
  const answer = await page.request.get(`${base}/api/boards/${id}`);
  // The protocol’s type; the contract tests look at the shape itself.
  const { board, member, sync } = (await answer.json()) as Seat;
  return { board: board.id, code: board.code, member: member.id, room: sync.path };
}

async function introduce({ hands: { page, on }, person }: Comer, part: Part | null): Promise<void> {
  const { pages } = on;
  await on.field(pages.person.name).fill(person.name);
  if (part === null) return;
  await page.getByRole("button", { name: pages.person.part }).press("Enter");
  await on.option(pages.parts[part]).press("Enter");
}

export async function open(comer: Comer, { title, part, template }: TableWish): Promise<TableSeat> {
  const { page, on } = comer.hands;
  const words = on.pages.open;
  await page.goto(`${comer.base}/ouvrir`);
  await on.field(words.name).fill(title);
  await comer.hands.pick(page.getByRole("button", { name: words.template }), words.templates[template]);
  await introduce(comer, part);
  await on.submit.click();
  return sit(comer);
}

export async function join(comer: Comer, { kind, value, part }: Door): Promise<TableSeat> {
  const { page, on } = comer.hands;
  if (kind === "bookmark") {
    await page.goto(`${comer.base}/b/${value}`);
    return sit(comer);
  }
  const { hash } = new URL(value, "http://code");
  await page.goto(`${comer.base}/join${kind === "code" ? "" : hash}`);
  if (kind === "code") {
    await on.codeField.fill(value);
    await on.submit.click();
  }
  const name = on.field(on.pages.person.name);
  await name.or(on.saved).first().waitFor();
  // A device that has a seat goes straight to the table.
  if (await name.isVisible()) {
    await introduce(comer, part);
    await on.submit.click();
  }
  return sit(comer);
}

export async function share(hands: Hands, names: readonly string[]): Promise<void> {
  const { on } = hands;
  await hands.choose(on.board.actions.second);
  const fields = on.dialog.getByRole("textbox");
  for (const [at, name] of names.entries()) await fields.nth(at).fill(name);
  await on.dialog.getByRole("button").last().press("Enter");
  await on.dialog.waitFor({ state: "detached" });
}

export function makeHost(hands: Hands, { name }: { readonly name: string }): Promise<void> {
  const { on } = hands;
  return hands.inPanel(on.board.actions.people, async () => {
    await on.moreFor(name).press("Enter");
    await on.menuItem(on.session.people.make.host).press("Enter");
  });
}

export function invite(hands: Hands): Promise<Invitation> {
  const { on } = hands;
  return hands.inPanel(on.board.actions.invite, async () => {
    await on.qr.waitFor();
    const link = (await on.link.textContent()) ?? "";
    // The picture is drawn from the link that stands beside it.
    return { code: (await on.code.textContent()) ?? "", link, qr: link };
  });
}
