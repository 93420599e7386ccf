import { readFileSync } from "node:fs";
import { leavingWords } from "@tablee/client/i18n/words/leaving";
import { practiceWords } from "@tablee/client/i18n/words/practice";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { toldIn } from "@tablee/client/exports/told/hand-out";
import { newId } from "@tablee/client/new-id";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { addStatements, deleteStatement } from "@tablee/shared/board/edit-statements";
import type { NewStatement } from "@tablee/shared/board/edit-statements";
import type { Field } from "@tablee/shared/board/types";
import { writeCsv } from "@tablee/shared/formats/csv";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { writeJson } from "@tablee/shared/formats/json";
import { boardWithNames } from "@tablee/shared/formats/names";
import { writeMarkdown } from "@tablee/shared/formats/markdown";
import { EXPORT_WORDS } from "@tablee/shared/formats/testing";
import type { ExportId, MemberId } from "@tablee/shared/ids";
import type { HandedOut } from "@tablee/shared/protocol/http";
import type { Audience } from "@tablee/shared/session/audience";
import { nameRule } from "@tablee/shared/session/naming";
import type { SeatNames } from "@tablee/shared/session/naming";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import { NOTHING_TOLD, storyBlocks } from "@tablee/shared/papers/story-blocks";
import type { Told } from "@tablee/shared/papers/story-blocks";
import { blocksMarkdown } from "@tablee/shared/papers/paper-markdown";
import { sheetPaper } from "@tablee/shared/papers/sheet-paper";
import { specificationPaper } from "@tablee/shared/papers/specification-paper";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { fillSheet } from "@tablee/shared/practice/fill";
import { activityWords, fieldsOf, NOT_YET, saidIn, warningsOf } from "@tablee/shared/practice/sheet";
import { addClauses } from "@tablee/shared/practice/specifications";
import { PRINCIPLES, STATUS_TERMS, THEMES } from "@tablee/shared/practice/vocabulary";
import { assertNever } from "@tablee/shared/reply";
import { paperFonts } from "../../support/paper-fonts.ts";
import { doneBy } from "../client.ts";
import type { Client } from "../client.ts";
import { filled } from "../page-parts.ts";
import type { PageParts } from "../page-parts.ts";
import { askWords } from "./stories.ts";
import type { Words } from "./stories.ts";

/** The sheet, the specifications and the documents, by sockets and by hand. */

export const FORMATS = ["md", "docx", "csv", "json", "jsoncanvas", "pdf", "esn", "spec"] as const;
export type Format = (typeof FORMATS)[number];

export interface SheetWish {
  readonly objectives: number;
  readonly principles: readonly number[];
}

/** What a script does not say is ours: one sentence for each field that the table itself does not feed. */
const SENTENCES: readonly (readonly [Field, string])[] = [
  ["organisation", "Centre de formation"],
  ["country", "France"],
  ["contact", "contact@example.org"],
  ["context", "Peu de formations entendent les personnes concernées."],
  ["problem", "Les besoins sont décidés sans elles."],
  ["activity", "Un binôme prépare et anime la formation."],
  ["outcome", "Les formateurs veulent recommencer."],
];
const THEME = 13;

function objective(at: number): string {
  return `Objectif ${at + 1} : faire reconnaître un savoir.`;
}

export function writeSheet(client: Client, wish: SheetWish): Promise<void> {
  return doneBy(client, {
    sockets: async ({ ws, member }) => {
      const fields = () => fieldsOf(ws.board.getState().board.statements.values());
      const put = (...statements: readonly NewStatement[]): void => {
        const added = addStatements(ws.hand(), statements);
        if (!added.ok) throw new Error(added.reason);
      };
      fillSheet(ws.hand(), ws.board.getState().board, ws.table.seat.board.title);
      for (const [field, text] of SENTENCES)
        if (saidIn(fields(), field).length === 0) put({ field, text, ...(field === "outcome" && { value: NOT_YET }) });
      put({ field: "theme", value: String(THEME) });
      if (fields().status.length === 0) put({ field: "status", value: "execution" });
      for (const number of wish.principles) put({ field: "principle", value: String(number) });
      const there = fields().objective;
      for (const { id } of there.slice(wish.objectives)) deleteStatement(ws.hand(), id);
      for (let at = there.length; at < wish.objectives; at += 1) put({ field: "objective", text: objective(at) });
      await member.saved();
    },
    page: ({ page, on, inPanel }) => {
      const words = practiceWords[on.locale];
      const part = (field: string) => on.panel.locator(`[data-field="${field}"]`);
      const add = async (field: string, text: string): Promise<void> => {
        const box = part(field).locator("form").getByRole("textbox");
        await box.fill(text);
        await part(field).locator("form button[type=submit]").press("Enter");
        await part(field).locator("[data-statement-id]", { hasText: text }).first().waitFor();
      };
      return inPanel(on.board.actions.sheet, async () => {
        await on.inPanel(words.fill).press("Enter");
        for (const [field, text] of SENTENCES)
          if ((await part(field).locator("[data-statement-id]").count()) === 0) await add(field, text);
        const isLater = part("outcome").getByRole("switch").first();
        if (!(await isLater.isChecked())) await isLater.press("Space");
        await part("theme")
          .getByRole("checkbox", { name: THEMES[THEME - 1]?.[on.locale] ?? "", exact: true })
          .check();
        await part("status").getByRole("button").first().press("Enter");
        await page.getByRole("option", { name: STATUS_TERMS.execution[on.locale] }).press("Enter");
        for (const number of wish.principles) {
          const name = filled(words.principle, { number, name: PRINCIPLES[number - 1]?.[on.locale] ?? "" });
          await part("principle").getByRole("checkbox", { name, exact: true }).check();
        }
        const rows = part("objective").locator("[data-statement-id]");
        for (let count = await rows.count(); count > wish.objectives; count -= 1) {
          await rows.last().getByRole("button").first().press("Enter");
          await on.menuItem(words.remove).press("Enter");
          await rows.nth(count - 1).waitFor({ state: "detached" });
        }
        for (let count = await rows.count(); count < wish.objectives; count += 1)
          await add("objective", objective(count));
      });
    },
  });
}

export interface SheetSeen {
  /** Each as `too-many objective 4/3`. */
  readonly warnings: readonly string[];
  readonly words: number;
}

export function seeSheet(client: Client): Promise<SheetSeen> {
  return doneBy(client, {
    sockets: async ({ ws }) => {
      const fields = fieldsOf(ws.board.getState().board.statements.values());
      const warnings = warningsOf(fields).map(({ kind, field, ...rest }) =>
        [kind, field, ...("max" in rest ? [`${rest.got}/${rest.max}`] : [])].join(" "),
      );
      return { warnings, words: activityWords(fields) };
    },
    page: ({ on, inPanel }) =>
      inPanel(on.board.actions.sheet, async () => {
        const count = Number(await on.panel.locator("[data-words]").getAttribute("data-words"));
        const rows = await on.panel.locator("[data-warning]").all();
        const warnings = await Promise.all(
          rows.map(async (row) => {
            const [got, max] = ((await row.textContent()) ?? "").match(/\d+/g) ?? [];
            const amounts = got !== undefined && max !== undefined ? [`${got}/${max}`] : [];
            return [await row.getAttribute("data-warning"), await row.getAttribute("data-of"), ...amounts].join(" ");
          }),
        );
        return { warnings, words: count };
      }),
  });
}

export interface Far {
  /** Left out: the script says none, and no story goes along. */
  readonly audience: Audience | undefined;
  /** Where the words of stories are handed out. */
  readonly words: Words;
}

/** What may go so far, noted before it is handed out. */
async function handedOut(
  { audience, words }: Far,
  format: Format,
  people: ReadonlyMap<MemberId, SeatNames>,
): Promise<Told> {
  if (audience === undefined || (format !== "md" && format !== "docx" && format !== "pdf")) return NOTHING_TOLD;
  const body = { id: newId<ExportId>(), as: "table", audience, formats: [format], to: RECEIVER };
  const answer = await askWords(words, "/exports", { method: "POST", body });
  if (!answer.ok) throw new Error(`handing out: ${answer.status} ${await answer.text()}`);
  // Of the protocol’s own types.
  return toldIn((await answer.json()) as HandedOut, people);
}

const UNNAMED = { someone: "quelqu’un", numbered: (number: number) => `Personne ${number}` };

const RECEIVER = "Centre de formation";

async function chooseAudience(on: PageParts, audience: Audience): Promise<void> {
  const { forWhom, choice } = leavingWords[on.locale];
  await on.dialog.getByRole("radio", { name: new RegExp(`^${forWhom[audience]}`) }).press("Space");
  await on.dialog.getByRole("textbox", { name: choice.to }).fill(RECEIVER);
}

/** One of the ways out, as bytes, with the names of those who said so, as the page does it. */
export function saveAs(client: Client, format: Format, far: Far): Promise<Uint8Array> {
  return doneBy(client, {
    sockets: async ({ ws, member }) => {
      if (format === "spec") addClauses(ws.hand(), ws.board.getState().board);
      const rule = nameRule((await member.view()).named, member.live().people);
      const board = boardWithNames(ws.board.getState().board, rule, UNNAMED);
      const title = ws.table.seat.board.title;
      const told = await handedOut(far, format, member.live().people);
      const paper = { board, title, words: PAPER_WORDS, told };
      const text = (said: string): Uint8Array => new TextEncoder().encode(said);
      switch (format) {
        case "md":
          return text(
            `${writeMarkdown({ board, title, words: EXPORT_WORDS })}${blocksMarkdown(storyBlocks(told, board, PAPER_WORDS))}`,
          );
        case "csv":
          return text(writeCsv({ board, words: EXPORT_WORDS }));
        case "json":
          return text(writeJson({ board, title }));
        case "jsoncanvas":
          return text(writeJsonCanvas(board));
        case "docx":
          return writeDocx(boardPaper(paper));
        case "pdf":
          return writePdf(boardPaper(paper), paperFonts());
        case "esn":
          return writeDocx(sheetPaper(paper));
        case "spec":
          return writeDocx(specificationPaper(paper));
        default:
          return assertNever(format);
      }
    },
    page: async ({ page, on, inPanel }) => {
      const words = practiceWords[on.locale];
      const download = async (press: () => Promise<void>): Promise<Uint8Array> => {
        const [file] = await Promise.all([page.waitForEvent("download"), press()]);
        return new Uint8Array(readFileSync(await file.path()));
      };
      const fromPanel = async (): Promise<Uint8Array> => {
        await on.panel.getByRole("button", { name: words.copyAs, exact: true }).press("Enter");
        return download(() => on.menuItem(words.forms.docx).press("Enter"));
      };
      if (format === "esn") return inPanel(on.board.actions.sheet, fromPanel);
      if (format === "spec") {
        return inPanel(on.board.actions.specifications, async () => {
          await on.inPanel(words.makeClauses).press("Enter");
          return fromPanel();
        });
      }
      await on.menu.press("Enter");
      await on.menuItem(on.board.actions.save).press("Enter");
      const id = { md: "markdown", jsoncanvas: "canvas", docx: "docx", pdf: "pdf", csv: "csv", json: "json" }[format];
      try {
        if (far.audience !== undefined) await chooseAudience(on, far.audience);
        return await download(() => on.dialog.locator(`[data-format="${id}"]`).press("Enter"));
      } finally {
        // The corner has a pause, too; the last one closes.
        await on.dialog.locator("header button").last().press("Enter");
        await on.dialog.waitFor({ state: "detached" });
      }
    },
  });
}
