import { describe, expect, test } from "vitest";
import { STATUS } from "@tablee/server/http/answer";
import { SCHEMA_VERSION } from "@tablee/shared/board/schema";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { COMMAND_REASONS, COMMANDS } from "@tablee/shared/protocol/commands";
import { CONNECT_REASONS } from "@tablee/shared/protocol/events";
import * as http from "@tablee/shared/protocol/http";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { bareCode, sourcesBelow, textOf, withoutComments } from "./support/sources.ts";
import { codeIn, fieldsIn, tableOf } from "./support/tables.ts";

const page = textOf("shared/PROTOCOL.md");

/** The first column of a table, sorted as the page does not have to be. */
function named(...head: string[]): string[] {
  return tableOf(page, ...head)
    .map(([cell]) => codeIn(cell))
    .sort();
}

/** The members of an interface, read from its source: types leave nothing to ask at run time. */
function membersOf(file: string, name: string): string[] {
  const body = new RegExp(`interface ${name} (?:extends \\w+ )?\\{\\n([\\s\\S]*?)\\n\\}`).exec(
    bareCode(textOf(file)),
  )?.[1];
  return [...(body ?? "").matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, member]) => member ?? "").sort();
}

function routesInCode(): string[] {
  const sources = [
    ...sourcesBelow(["server/src/http"], /(?<!\.test)\.ts$/),
    { file: "", text: textOf("server/src/server.ts") },
  ];
  return sources
    .flatMap(({ text }) => [
      ...withoutComments(text).matchAll(/\b(router|app)\.(get|post|put|patch|delete)\("(\/[^"]*)"/g),
    ])
    .map(([, owner, method, path]) => `${method?.toUpperCase()} ${owner === "router" ? "/api" : ""}${path}`)
    .sort();
}

/** A schema of an object, as far as it is asked here. */
interface Shaped {
  readonly shape: Readonly<Record<string, { safeParse(value: unknown): { readonly success: boolean } }>>;
}

function shapeOf(schema: Shaped): string[] {
  return Object.entries(schema.shape)
    .map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name))
    .sort();
}

describe("PROTOCOL.md", () => {
  test("HOM10 the page says the versions, the close codes and what a client does at each", () => {
    const versions = tableOf(page, "version").map(([name, now]) => [name, Number(now)]);
    expect(versions).toEqual([
      ["protocol", PROTOCOL_VERSION],
      ["schema", SCHEMA_VERSION],
    ]);
    // It imports nothing (decision 042), and would be turned away in silence.
    expect(textOf("client/src/ask-ahead.ts")).toContain(`\nconst PROTOCOL_VERSION = ${PROTOCOL_VERSION};\n`);
    const closes = tableOf(page, "code", "name").map(([code, name, client]) => [
      codeIn(name),
      { code: Number(code), client },
    ]);
    expect(Object.fromEntries(closes)).toEqual(CLOSE);
  });

  test("HOM11 the page names every command with its right and its input, and every reason of a refusal", () => {
    const commands = tableOf(page, "command").map(
      ([name, needs, input]) => [codeIn(name), { needs: codeIn(needs), input: fieldsIn(input) }] as const,
    );
    const inCode = Object.entries(COMMANDS).map(([name, { needs, input }]) => [name, { needs, input: shapeOf(input) }]);
    expect(Object.fromEntries(commands)).toEqual(Object.fromEntries(inCode));
    expect(commands).toHaveLength(inCode.length);
    expect(named("reason", "when")).toEqual([...COMMAND_REASONS].sort());
    expect(named("refusal")).toEqual([...CONNECT_REASONS].sort());
  });

  test("HOM12 the page names every event, and every field of a view, a person and a presence", () => {
    const events = "shared/src/protocol/events.ts";
    expect(named("event", "arguments")).toEqual(membersOf(events, "ServerEvents"));
    const tunnel = [...membersOf(events, "TunnelServerEvents"), ...membersOf(events, "TunnelClientEvents")];
    expect(named("event", "from")).toEqual([...new Set(tunnel)].sort());
    expect(named("field of a view")).toEqual(membersOf("shared/src/session/types.ts", "SessionView"));
    expect(named("field of a person")).toEqual(membersOf(events, "Person"));
    expect(named("key")).toEqual(membersOf("shared/src/presence/presence.ts", "PresenceState"));
    expect(membersOf(events, "TunnelAuth").concat("token")).toEqual(["room", "version", "token"]);
  });

  test("HOM13 the page names every route with its body, and every reason with its status", () => {
    const routes = tableOf(page, "method");
    expect(routes.map(([method, path]) => `${method} ${codeIn(path)}`).sort()).toEqual(routesInCode());
    const bodyOf = (route: string) =>
      fieldsIn(routes.find(([method, path]) => `${method} ${codeIn(path)}` === route)?.[3]);
    expect(bodyOf("POST /api/boards")).toEqual(shapeOf(http.CreateBoardBody));
    expect(bodyOf("POST /api/join")).toEqual(shapeOf(http.JoinBody));
    expect(bodyOf("PATCH /api/boards/:id")).toEqual(shapeOf(http.PatchBoardBody));
    expect(bodyOf("PATCH /api/boards/:id/me")).toEqual(shapeOf(http.PatchMeBody));
    expect(bodyOf("POST /api/boards/:id/links")).toEqual(shapeOf(http.CreateLinkBody));
    expect(bodyOf("POST /api/boards/:id/versions")).toEqual(shapeOf(http.CreateVersionBody));
    const reasons = tableOf(page, "reason", "status").map(([reason, status]) => [codeIn(reason), Number(status)]);
    expect(Object.fromEntries(reasons)).toEqual(STATUS);
    expect(Object.keys(STATUS).sort()).toEqual([...http.HTTP_REASONS].sort());
    const said = routes.flatMap((cells) => [...(cells[5] ?? "").matchAll(/`([^`]+)`/g)].map(([, reason]) => reason));
    expect(said.filter((reason) => !http.HTTP_REASONS.some((known) => known === reason))).toEqual([]);
  });

  test("HOM14 the sizes and rates on the page are those of the code", () => {
    const rows = tableOf(page, "limit").map(([name, value]) => [codeIn(name), Number(value)]);
    expect(rows.length).toBeGreaterThan(15);
    const inCode: Readonly<Record<string, number>> = limits;
    expect(rows).toEqual(rows.map(([name]) => [name, inCode[String(name)]]));
  });

  test("HOM15 a table that is not there, a row too few and an interface that moved are noticed", () => {
    expect(() => tableOf(page, "no such head")).toThrow("0 tables");
    expect(tableOf("| a | b |\n| - | - |\n| `x` | `{ two?, one }`: so |", "a")[0]?.map(codeIn)).toEqual([
      "x",
      "{ two?, one }",
    ]);
    expect(fieldsIn("`{ two?, one }`: so")).toEqual(["one", "two?"]);
    expect(membersOf("shared/src/protocol/events.ts", "Nobody")).toEqual([]);
    expect(routesInCode().length).toBeGreaterThan(10);
  });
});
