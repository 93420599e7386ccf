import { describe, expect, test } from "vitest";
import { cyclesOf, judgeLayers, placeOf } from "./support/layers.ts";
import type { Layers } from "./support/layers.ts";
import { bareCode, countImports, importsIn, sourcesBelow } from "./support/sources.ts";

const SMALL = ["ids", "limits", "reply"];
const BOARD_STORE =
  /^client\/src\/(board\/(board-store|workspace|actions\/.*)|(sync|live|presence)\/.*|api|table|kept)\.ts$/;

/** Who may import whom. A new room is a new row; a row is an argument, so the reason belongs in `decisions/`. */
const LAYERS: Layers = {
  packages: { shared: [], server: ["shared"], client: ["shared"], tests: ["shared", "server", "client"] },
  rooms: {
    shared: {
      ids: [],
      limits: [],
      reply: [],
      locales: [],
      rules: [],
      board: SMALL,
      presence: ["board", ...SMALL],
      session: ["rules", ...SMALL],
      // The documents that come out of a table: what they ask, and how they are written from the board.
      // What changes by a training is shown by a question of the evaluation.
      practice: ["board", "locales", "session", ...SMALL],
      templates: ["board", "session", ...SMALL],
      // What votes came to and whose name may leave is known to the session alone.
      formats: ["board", "session", ...SMALL],
      // A document before it has a format: the words that files have, and what the practice documents ask.
      papers: ["board", "formats", "locales", "practice", "session", ...SMALL],
      protocol: ["locales", "rules", "session", "templates", ...SMALL],
    },
    server: {
      log: [],
      config: [],
      budget: [],
      "in-turn": [],
      "session-clock": [],
      parcel: [],
      metrics: [],
      door: ["budget", "metrics"],
      store: ["log", "parcel"],
      auth: ["config", "session-clock", "store"],
      sync: ["budget", "log", "metrics", "parcel", "store"],
      boards: ["auth", "store", "sync"],
      images: ["log", "store"],
      meetings: ["store", "versions"],
      versions: ["auth", "boards", "in-turn", "log", "store", "sync"],
      // The words of stories, and the keys that open them.
      stories: ["auth", "log", "store"],
      live: ["auth", "boards", "budget", "in-turn", "log", "session-clock", "store", "stories", "sync"],
      "contribution-rows": ["auth", "store", "versions"],
      contributions: [
        "auth",
        "boards",
        "contribution-rows",
        "live",
        "log",
        "session-clock",
        "store",
        "stories",
        "sync",
        "versions",
      ],
      http: [
        "auth",
        "boards",
        "budget",
        "config",
        "contributions",
        "images",
        "log",
        "meetings",
        "store",
        "stories",
        "sync",
        "versions",
      ],
      retention: ["boards", "log", "store", "stories", "sync"],
      "why-not-started": ["config", "store", "stories"],
      server: [
        "auth",
        "boards",
        "config",
        "contributions",
        "door",
        "http",
        "images",
        "live",
        "log",
        "meetings",
        "metrics",
        "retention",
        "store",
        "stories",
        "sync",
        "versions",
      ],
      doctor: ["auth", "config", "store", "stories"],
      "host-link": ["boards", "config", "store", "why-not-started"],
      main: ["config", "server", "why-not-started"],
    },
    client: {
      kept: [],
      "new-id": [],
      table: [],
      ahead: [],
      "ask-ahead": ["ahead"],
      api: ["ahead"],
      a11y: [],
      i18n: ["api", "kept"],
      ui: ["a11y", "i18n", "kept"],
      live: ["new-id", "table"],
      presence: ["table"],
      sync: ["ahead", "kept", "live", "presence", "table"],
      board: ["a11y", "i18n", "kept", "new-id", "table", "ui"],
      // What leaves with stories in it is noted under an id of its own.
      exports: ["a11y", "api", "board", "i18n", "new-id", "ui"],
      session: ["a11y", "api", "board", "exports", "i18n", "kept", "new-id", "rehearsal", "table", "ui"],
      // Members who are simulated, in the page of whoever rehearses: they sit as others do, by the client’s own sync.
      rehearsal: ["api", "board", "i18n", "kept", "new-id", "sync", "table", "ui"],
      // The sheet and the specifications, edited at the table and saved as documents.
      practice: ["a11y", "board", "exports", "i18n", "ui"],
      // What people make ready around a training: one folder a tool, in the panel that lists them. What one brought
      // is asked of the server where it is taken back.
      groundwork: ["a11y", "api", "board", "exports", "i18n", "kept", "new-id", "practice", "session", "stories", "ui"],
      // What somebody lived: its words come over HTTP, and are kept in memory or sealed.
      stories: ["a11y", "board", "i18n", "new-id", "session", "table", "ui"],
      pages: [
        "a11y",
        "api",
        "board",
        "exports",
        "groundwork",
        "i18n",
        "kept",
        "practice",
        "session",
        "stories",
        "sync",
        "table",
        "ui",
      ],
      routes: ["pages"],
      main: ["i18n", "pages", "routes", "sync", "ui"],
    },
    tests: {
      support: [],
      layers: ["support"],
      "protocol-md": ["support"],
      limits: ["support"],
      dev: ["support"],
      scripts: ["support"],
      process: ["support"],
      spec: ["support"],
      words: ["support"],
      bench: ["support"],
      "bench-canvas": ["bench", "support"],
      "bench-session": ["support"],
      mission: ["support"],
      contract: ["support"],
      crash: ["support"],
      hostile: ["support"],
      protocol: ["support"],
      soak: ["support"],
      keeping: ["support"],
      e2e: ["support"],
      formats: ["support"],
      papers: ["support"],
      fuzz: ["support"],
      property: ["fuzz", "support"],
      long: ["fuzz", "property", "support"],
      workshops: ["support"],
      picture: ["support"],
      guide: ["support"],
      looks: ["support"],
      "looks-session": ["support"],
    },
  },
  doors: {
    "server/sync": {
      file: "server/src/sync/transports/direct.ts",
      for: ["boards", "live", "http", "retention", "versions"],
    },
  },
  homes: {
    yjs: [
      "shared/src/board/",
      "server/src/boards.ts",
      "server/src/versions.test.ts",
      "server/src/store/",
      "server/src/doctor/",
      "server/src/sync/",
      "client/src/",
      "tests/",
    ],
    "y-websocket": ["tests/"],
    "y-protocols": ["server/src/sync/", "client/src/sync/", "client/src/presence/", "client/src/table.ts", "tests/"],
    lib0: ["server/src/sync/", "client/src/sync/", "tests/"],
    ws: ["server/src/sync/transports/", "tests/"],
    "socket.io": [
      "server/src/server.ts",
      "server/src/door/",
      "server/src/live/",
      "server/src/sync/transports/",
      "tests/src/bench-session/",
    ],
    "socket.io-client": ["client/src/live/", "client/src/sync/", "tests/"],
    express: ["server/src/server.ts", "server/src/http/"],
    kysely: ["server/src/store/"],
    "node:sqlite": ["server/src/store/", "server/src/doctor/", "tests/"],
  },
  blind: [
    {
      who: "shared",
      files: /^shared\/src\/(?!.*\.test\.ts$)/,
      only: ["yjs", "zod", "fractional-indexing"],
      // A pure package has no clock, no chance, no page and no machine: they are arguments. `new Date(ms)` is arithmetic.
      words:
        /(?<!\.\s*)\b(?:Date\.now|Math\.random|performance|process|document|window|navigator|localStorage|fetch|crypto|globalThis|setTimeout|setInterval|queueMicrotask|console)\b|\bnew Date\(\)/,
    },
    {
      who: "what asks how long",
      files: /^server\/src\/(sync|live|door|metrics)\/(?!.*\.test\.ts$)/,
      // The clock of the day can be set: decisions/019.
      words: /\bDate\.now\b/,
    },
    {
      who: "a component",
      files: /^client\/src\/.*\.tsx$/,
      never: /^(yjs|y-.*|lib0|socket\.io.*|ws)$/,
      words: /(?<!\.\s*)\b(?:fetch|XMLHttpRequest|WebSocket|EventSource)\b/,
    },
    { who: "a store", files: BOARD_STORE, never: /^(react|react-.*|wouter)$/ },
    {
      who: "the client",
      files: /^client\/src\/(?!.*\.test\.tsx?$)/,
      never: /^(node:.*|zod)$/,
      // Both carry the library that validates, which no page needs.
      typesOf: /^@tablee\/shared\/protocol\/(commands|http)$/,
    },
  ],
};

const sources = sourcesBelow(["shared/src", "server/src", "client/src", "tests/src"], /\.tsx?$/);

function faultsOf(file: string, text: string): string[] {
  return judgeLayers([{ file, text }], LAYERS);
}

describe("the layers", () => {
  test("HOM1 nobody imports what the table of layers forbids", () => {
    expect(judgeLayers(sources, LAYERS)).toEqual([]);
  });

  test("HOM2 the guard of the layers reads every import of more than 200 modules, and every row names a room", () => {
    const scripts = sourcesBelow(["scripts", "docs/examples", "client/public"], /\.m?js$/);
    expect(sources.length + scripts.length).toBeGreaterThan(200);
    const blind = sources.filter(({ text }) => countImports(text).begun !== countImports(text).read);
    expect(blind.map(({ file }) => file)).toEqual([]);
    const lived = new Set(sources.map(({ file }) => Object.values(placeOf(file) ?? {}).join("/")));
    const rows = Object.entries(LAYERS.rooms).flatMap(([pkg, rooms]) =>
      Object.keys(rooms).map((room) => `${pkg}/${room}`),
    );
    expect(rows.filter((row) => !lived.has(row))).toEqual([]);
  });

  test("HOM3 the rooms of a package form no cycle", () => {
    for (const rooms of Object.values(LAYERS.rooms)) expect(cyclesOf(rooms)).toEqual([]);
    expect(cyclesOf({ a: ["b"], b: ["c"], c: ["a", "b"] })).toEqual(["a → b → c → a", "b → c → b"]);
  });

  test.each([
    ["shared/src/board/x.ts", 'import { no } from "@tablee/server/log";', "shared may not import server"],
    ["client/src/board/x.ts", 'import { no } from "@tablee/server/log";', "client may not import server"],
    ["server/src/http/x.ts", 'export * as no from "@tablee/client/api";', "server may not import client"],
    [
      "shared/src/rules/x.ts",
      'import type { No } from "../board/types.ts";',
      "shared/rules may not reach shared/board",
    ],
    ["shared/src/session/x.ts", 'const no = import("../protocol/http.ts");', "shared/session may not reach"],
    ["shared/src/board/x.ts", 'import fs from "node:fs";', "shared knows no node:fs"],
    ["shared/src/board/x.ts", "export const at = Date.now();", "shared has none"],
    ["shared/src/board/x.ts", "const a = `${Math.random()}`;", "shared has none"],
    ["shared/src/board/x.ts", "const day = new Date();", "shared has none"],
    ["shared/src/board/x.ts", "void fetch(one);", "shared has none"],
    ["server/src/sync/x.ts", "const since = Date.now();", "what asks how long has none"],
    [
      "server/src/live/x.ts",
      'import { Room } from "../sync/room.ts";',
      "only through server/src/sync/transports/direct.ts",
    ],
    ["server/src/http/x.ts", 'import { Rooms } from "../sync/rooms.ts";', "only through"],
    [
      "server/src/http/x.ts",
      'import type { Gateway } from "../live/gateway.ts";',
      "server/http may not reach server/live",
    ],
    ["client/src/board/x.ts", 'import {\n  COMMANDS,\n} from "@tablee/shared/protocol/commands";', "takes only types"],
    ["client/src/pages/X.tsx", 'import * as Y from "yjs";', "a component knows no yjs"],
    ["client/src/ui/X.tsx", 'import { io } from "socket.io-client";', "socket.io-client is at home in"],
    ["client/src/ui/X.tsx", "void fetch(`/api`);", "a component has none"],
    ["client/src/board/board-store.ts", 'import { useState } from "react";', "a store knows no react"],
    ["client/src/ui/x.ts", 'import { openSync } from "../sync/sync-client.ts";', "client/ui may not reach client/sync"],
    [
      "server/src/auth/x.ts",
      'import { no } from "../../../shared/src/reply.ts";',
      "a relative path leaves its package",
    ],
    ["client/src/ui/x.ts", 'import { no } from "@tablee/client/kept";', "a package does not import itself by name"],
    ["server/src/live/x.ts", 'import "kysely";', "kysely is at home in server/src/store/"],
    ["client/src/board/index.ts", "", "is a barrel"],
    ["client/src/board/x.ts", 'export * from "./y.ts";', "passes a whole module on"],
    ["client/src/cellar/x.ts", "", "the table does not know the room client/cellar"],
  ])("HOM4 the guard of the layers barks at %s with %s", (file, text, fault) => {
    expect(faultsOf(file, text).join("\n")).toContain(fault);
  });

  test("HOM5 the guard of the layers lets pass what is allowed, and words that only look like a fault", () => {
    const allowed = [
      ["client/src/board/x.ts", 'import type { CommandName } from "@tablee/shared/protocol/commands";'],
      ["server/src/live/x.ts", 'import type { Direct } from "../sync/transports/direct.ts";'],
      [
        "shared/src/board/x.ts",
        '// Date.now()\nconst a = "fetch"; const b = new Date(7); const c = `window ${a.process}`;',
      ],
      ["shared/src/board/x.ts", "const quotes = /[\"']/; const text = 'import no from \"node:fs\"';"],
    ] as const;
    for (const [file, text] of allowed) expect(faultsOf(file, text)).toEqual([]);
  });
});

describe("reading sources", () => {
  test("HOM6 every form of import is read, over several lines, with and without types", () => {
    const text = [
      'import one from "a";',
      'import type { Two } from "b";',
      "import {",
      "  three, // with a word: from",
      '} from "c";',
      'import "d";',
      'export { four } from "e";',
      'const five = await import("f");',
      '/* import six from "g"; */',
    ].join("\n");
    expect(importsIn(text).map(({ from }) => from)).toEqual(["a", "b", "c", "e", "d", "f"]);
    expect(importsIn(text).filter(({ typeOnly }) => typeOnly)).toEqual([{ from: "b", typeOnly: true }]);
    expect(countImports(text)).toEqual({ begun: 4, read: 4 });
    expect(countImports("import broken")).toEqual({ begun: 1, read: 0 });
  });

  test("HOM7 comments, strings, templates and patterns are told from code", () => {
    const code = bareCode('a /* no */ + "no" + `no ${b + `${c}no`} no` + /no"[/]/.test(d) / e // no\n');
    expect(code).not.toContain("no");
    expect(code.match(/[a-e]\b/g)).toEqual(["a", "b", "c", "d", "e"]);
  });
});
