import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BoardId } from "@tablee/shared/ids";
import { no, yes } from "@tablee/shared/reply";
import type { Session } from "@tablee/shared/session/types";
import type { Member } from "../auth/member.ts";
import { addMember } from "../boards.ts";
import { InTurn } from "../in-turn.ts";
import { createLog } from "../log.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/open.ts";
import { Commands } from "./commands.ts";
import { Gathered } from "./gathered.ts";
import { Sessions } from "./sessions.ts";

const BOARD = "board" as BoardId;
const PEOPLE_COUNT = 20;

class CountedSessions extends Sessions {
  readonly saved: Session[] = [];
  isRefused = false;

  override async save(board: BoardId, session: Session): Promise<void> {
    if (this.isRefused) throw new Error("no room on the disk");
    this.saved.push(session);
    await super.save(board, session);
  }
}

let dataDir: string;
let store: Store;
let people: Member[];

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tablee-commands-"));
  store = await openStore(dataDir);
  const rest = { title: "t", locale: "fr", template: "free", code_at: 0, epoch: 1, created_at: 0 } as const;
  await store.db
    .insertInto("boards")
    .values({ ...rest, id: BOARD, code: "code" })
    .execute();
  people = [];
  for (let at = 0; at < PEOPLE_COUNT; at += 1) {
    const role = at === 0 ? "host" : "participant";
    const added = await addMember(store, BOARD, { name: `Loriot ${at}`, part: null, role });
    if (added.ok) people.push(added.value);
  }
});

afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function desk() {
  const sessions = new CountedSessions(store);
  const told: Session[] = [];
  const alone: string[] = [];
  const commands = new Commands({
    store,
    sessions,
    logger: createLog("silent"),
    // What these commands bring about is a session, and nothing in a room.
    direct: {} as never,
    vault: { erasing: () => [], erased: () => Promise.resolve() },
    archive: () => Promise.resolve(yes([])),
    tableOf: () => [],
    perform: async ({ kind }) => {
      alone.push(kind);
      if (kind === "structure.lock") throw new Error("broken");
      return yes(null);
    },
    passed: () => undefined,
    kept: (_, { session }) => told.push(session),
  });
  const ask = ({ id }: Member, name: string, input: unknown, command = name) =>
    commands.take({ board: BOARD, member: id }, name, { id: command, input });
  return { sessions, told, alone, ask };
}

test("SES36 what many ask in the same moment is kept and told together, each in its turn", async () => {
  const { sessions, told, ask } = desk();
  const replies = await Promise.all(people.map((one) => ask(one, "ready.set", { ready: true })));
  expect(replies.map(({ ok }) => ok)).toEqual(people.map(() => true));
  const session = await sessions.get(BOARD);
  expect(session.ready).toEqual(people.map(({ id }) => id));
  expect([sessions.saved.length, told.length]).toEqual([1, 1]);
  expect(told.at(-1)).toBe(session);
});

test("SES36 what asks for more, is not allowed, breaks or comes twice is done alone and in its turn, and keeps nobody from theirs", async () => {
  const { sessions, alone, ask } = desk();
  const [host, one, two, three] = people as [Member, Member, Member, Member];
  const replies = await Promise.allSettled([
    ask(one, "ready.set", { ready: true }),
    ask(two, "ready.set", { ready: true }, "again"),
    ask(host, "structure.lock", { locked: true }),
    ask(two, "ready.set", { ready: false }, "again"),
    ask(one, "timer.start", { seconds: 60 }),
    ask(host, "role.set", { member: three.id, role: "observer" }),
    ask(three, "ready.set", { ready: true }),
  ]);
  expect(replies.map((reply) => (reply.status === "fulfilled" ? reply.value : String(reply.reason)))).toEqual([
    yes(null),
    yes(null),
    "Error: broken",
    yes(null),
    no("not-allowed"),
    yes(null),
    yes(null),
  ]);
  expect(alone).toEqual(["structure.lock", "role.set"]);
  expect((await sessions.get(BOARD)).ready).toEqual([one.id, two.id, three.id]);
});

test("SES36 where the disk refuses, all whose words it held are refused, nothing is told, and later they are kept", async () => {
  const { sessions, told, ask } = desk();
  sessions.isRefused = true;
  const refused = await Promise.all(people.map((one) => ask(one, "ready.set", { ready: true })));
  expect(refused).toEqual(people.map(() => no("not-saved")));
  expect([told, (await sessions.get(BOARD)).ready]).toEqual([[], []]);
  sessions.isRefused = false;
  await Promise.all(people.map((one) => ask(one, "ready.set", { ready: true }, "later")));
  expect((await sessions.get(BOARD)).ready).toHaveLength(PEOPLE_COUNT);
});

test("SES36 of work that fails, what was answered before stays answered", async () => {
  const turns = new InTurn<string>();
  const gathered = new Gathered<string, number, number>({
    turn: (key, work) => turns.run(key, work),
    work: async (_, all) => {
      for (const { asked, answer } of all) {
        if (asked === 3) throw new Error("broken");
        answer(asked * 2);
      }
    },
  });
  const asked = await Promise.allSettled([1, 2, 3, 4].map((one) => gathered.ask("table", one)));
  expect(asked.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
});
