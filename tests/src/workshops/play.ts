import type { Locale } from "@tablee/shared/locales";
import type { BoardId, CardId, MemberId, StoryId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { Template } from "@tablee/shared/templates/plan";
import type { Served } from "../support/served.ts";
import { MOBILE_PACE } from "../support/network-line.ts";
import type { Client, GroupSeen } from "./client.ts";
import { deviceOf } from "./browser/device.ts";
import type { Browsers } from "./browsers.ts";
import { BrowserClient } from "./driver-browser.ts";
import { HeadlessClient } from "./driver-headless.ts";
import { textOfCard } from "./script.ts";
import type { Contribution, Participant, Script } from "./script.ts";
import { zoneTitle } from "./words.ts";

/** What a replay knows while it goes on: who has which device, and what the script's names stand for. */

/** The board of scripts that have only one. */
export const MAIN = "main";

export interface Table {
  /** Whoever opened it. */
  readonly leader: Client;
  readonly code: string;
  readonly link: string;
  readonly room: string;
  readonly template: Template;
  readonly locale: Locale;
}

export interface Placed {
  readonly id: CardId;
  readonly text: string;
  readonly board: string;
}

/** A story, as its author has it. */
export interface Told {
  readonly id: StoryId;
  readonly text: string;
  readonly by: string;
  readonly board: string;
  /** Cards that come from it. */
  readonly derived: Set<CardId>;
}

interface Seated {
  readonly client: Client;
  readonly member: MemberId;
  readonly board: string;
}

/** An action or an expectation that the replayer, or the product, does not know yet. */
export class Unknown extends Error {
  override readonly name = "Unknown";
}

export class Play {
  readonly script: Script;
  readonly base: string;
  readonly tables = new Map<string, Table>();
  readonly cards = new Map<string, Placed>();
  readonly stories = new Map<string, Told>();
  readonly withdrawn = new Set<StoryId>();
  /** Written on sheets, and not on the board yet. */
  readonly privately = new Map<string, Omit<Placed, "id">>();
  /** Steps and commitments: cards of the board, that the script counts among no contributions. */
  readonly beside = new Map<CardId, Placed>();
  /** Who has come back to a table that they know. */
  readonly back = new Set<string>();
  /** Cards as they were before a meeting was opened, whole. */
  readonly before = new Map<CardId, string>();
  readonly groups = new Map<string, GroupSeen>();
  /** How many changes somebody was told were unsent, just before their network came back. */
  readonly unsent = new Map<string, number>();
  /** What somebody took along, by the name of its format. */
  readonly copies = new Map<string, Uint8Array>();
  /** When what is judged now was done, milliseconds since 1970: the start of its action, or a press within it. */
  since = 0;
  /** The replayer’s own; null for one that somebody else has started. */
  readonly server: Served | null;
  readonly #browsers: Browsers | null;
  readonly #inBrowser: ReadonlySet<string>;
  readonly #devices = new Map<string, Client>();
  readonly #seats = new Map<string, Seated>();

  constructor(
    script: Script,
    world: {
      readonly base: string;
      readonly server: Served | null;
      readonly browsers: Browsers | null;
      readonly inBrowser: ReadonlySet<string>;
    },
  ) {
    this.script = script;
    this.base = world.base;
    this.server = world.server;
    this.#browsers = world.browsers;
    this.#inBrowser = world.inBrowser;
  }

  person(id: string): Participant {
    const person = this.script.participants.find((one) => one.id === id);
    if (!person) throw new Error(`the script has no participant “${id}”`);
    return person;
  }

  contribution(id: string): Contribution {
    const card = this.script.contributions.find((one) => one.id === id);
    if (!card) throw new Error(`the script has no contribution “${id}”`);
    return card;
  }

  /** The device of a person at one board: the one they have, or a new one. */
  async device(id: string, board: string): Promise<Client> {
    const key = `${id} ${board}`;
    const held = this.#devices.get(key);
    if (held) return held;
    const person = this.person(id);
    const pace = person.network === "3g" ? MOBILE_PACE : null;
    const isCut = this.script.timeline.some(({ action, actor }) => action === "netDrop" && actor === id);
    const wish = { base: this.base, pace, isCut, words: this.#words() };
    const client =
      this.#browsers && this.#inBrowser.has(id)
        ? await BrowserClient.make(person, { ...wish, context: await this.#browsers.context(key, deviceOf(person)) })
        : await HeadlessClient.make(person, wish);
    this.#devices.set(key, client);
    return client;
  }

  /** All that anybody writes, in whichever words they may use. */
  #words(): readonly string[] {
    return this.script.contributions.flatMap((card) => [
      ...new Set(["fr", "en"].map((locale) => textOfCard(card, locale))),
    ]);
  }

  seat(client: Client, member: MemberId, board: string): void {
    this.#seats.set(`${client.person.id} ${board}`, { client, member, board });
  }

  /** What a member without a page needs to sit down beside somebody’s own device. */
  seatFor(member: MemberId, name: string): Seat {
    const { room } = this.table();
    const board = room.split("/")[2]?.split(".")[0];
    return {
      // Out of the room’s name, which the server made.
      board: { id: board as BoardId, title: "", code: this.table().code },
      member: { id: member, name, role: "participant", part: null, partHidden: false, also: [] },
      sync: { path: room },
    };
  }

  /** A person at a board; the only board they sit at when none is named. */
  seated(id: string, board?: string): Seated {
    const found = [...this.#seats.values()].filter(
      (one) => one.client.person.id === id && (board === undefined || one.board === board),
    );
    const [seated] = found;
    if (!seated) throw new Error(`${id} is not at the table`);
    if (found.length > 1) throw new Error(`${id} sits at several tables: the script does not say which`);
    return seated;
  }

  isSeated(id: string, board: string): boolean {
    return this.#seats.has(`${id} ${board}`);
  }

  /** Those at a board whose network carries; everybody when no board is named. */
  here(board?: string): readonly Client[] {
    return [...this.#seats.values()]
      .filter((one) => (board === undefined || one.board === board) && !one.client.isOffline)
      .map(({ client }) => client);
  }

  /** Everybody here at once: a page that takes long to read must not make the others look late. */
  ask<Answer>(board: string, question: (client: Client) => Promise<Answer>) {
    return Promise.all(this.here(board).map(async (client) => ({ client, answer: await question(client) })));
  }

  /** The ids of those who sit at a board. */
  members(board: string): readonly MemberId[] {
    return [...this.#seats.values()].filter((one) => one.board === board).map(({ member }) => member);
  }

  offlineCount(board: string): number {
    return [...this.#seats.values()].filter((one) => one.board === board && one.client.isOffline).length;
  }

  /** An area of the script, as it is called on the board. */
  zoneTitle(zone: string, board: string): string {
    const { template, locale } = this.table(board);
    return zoneTitle({ script: this.script, template, locale }, zone);
  }

  table(board: string = MAIN): Table {
    const table = this.tables.get(board);
    if (!table) throw new Error(board === MAIN ? "no table has been opened" : `no table “${board}” has been opened`);
    return table;
  }

  boardId(board: string): string {
    return this.table(board).room.split("/")[2]?.split(".")[0] ?? "";
  }

  story(name: string): Told {
    const story = this.stories.get(name);
    if (!story) throw new Error(`${name} has not been told`);
    return story;
  }

  card(id: string): Placed {
    const card = this.cards.get(id);
    if (!card) throw new Error(`card ${id} has not been put down`);
    return card;
  }

  group(id: string): GroupSeen {
    const group = this.groups.get(id);
    if (!group) throw new Error(`group ${id} has not been made`);
    return group;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#devices.values()].map((client) => client.close()));
  }
}
