import type { MemberId } from "@tablee/shared/ids";
import { COMMANDS } from "@tablee/shared/protocol/commands";
import type { CommandName, CommandReason } from "@tablee/shared/protocol/commands";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { can } from "@tablee/shared/rules/roles";
import type { Action } from "@tablee/shared/rules/roles";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import type { Member } from "../auth/member.ts";
import type { Desk } from "./desk.ts";
import type { Seated } from "./hearers.ts";
import { isLent } from "./lending.ts";
import type { LendCommand } from "./lending.ts";

export type MemberCommand =
  | { readonly kind: "role.set"; readonly member: MemberId; readonly role: Member["role"] }
  | { readonly kind: "member.remove"; readonly member: MemberId };
export type LiveCommand =
  | MemberCommand
  | LendCommand
  | { readonly kind: "parity.show" }
  | Exclude<
      SessionCommand,
      | { readonly kind: "member.forget" | "people.forget" | "host.forget" | "parity.publish" | "sheets.counted" }
      | { readonly kind: "export.note" }
      | { readonly kind: "story.changed" | "story.expire" | "quote.ask" | "quote.drop" }
    >;

/** A command in the form it must have, and not yet whether its member may. */
export interface Asked {
  readonly seat: Readonly<Seated>;
  readonly desk: Desk;
  /** The client’s: sent again under it, a command is answered as before. */
  readonly id: string;
  readonly command: LiveCommand;
  readonly needs: Action;
  readonly isPassing: boolean;
}

/** What outlasts the right of whoever does it: a lent one is not enough. */
const LASTING: ReadonlySet<string> = new Set<CommandName>([
  "role.set",
  "role.lend",
  "member.remove",
  "duo.set",
  "board.erase",
]);

export function parse(
  name: string,
  envelope: unknown,
  from: Pick<Asked, "seat" | "desk">,
): Reply<Asked, CommandReason> {
  if (!Object.hasOwn(COMMANDS, name)) return no("unknown-command");
  const { id, input }: { id?: unknown; input?: unknown } =
    typeof envelope === "object" && envelope !== null ? envelope : {};
  if (typeof id !== "string" || id.length === 0 || id.length > 64) return no("bad-input", "id");
  // Object.hasOwn just said so.
  const row = COMMANDS[name as CommandName];
  const parsed = row.input.safeParse(input);
  if (!parsed.success) return no("bad-input", parsed.error.issues[0]?.path.join("."));
  // A name and the input of its row.
  const command = { kind: name, ...parsed.data } as LiveCommand;
  return yes({ ...from, id, command, needs: row.needs, isPassing: "passing" in row });
}

/** Whose command it is, when they may. */
export function askerAmong(
  { seat, needs, command }: Pick<Asked, "seat" | "needs" | "command">,
  members: readonly Member[],
): Reply<Member, "not-allowed" | "lent"> {
  const asker = members.find(({ id }) => id === seat.member);
  if (!asker || !can(asker.role, needs)) return no("not-allowed");
  return isLent(asker) && LASTING.has(command.kind) ? no("lent") : yes(asker);
}
