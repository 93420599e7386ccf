import type { CommandInput, CommandName } from "@tablee/shared/protocol/commands";
import { until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { PATIENCE_MS } from "./waiting.ts";

/** Somebody who is told that they are offline, waits for the link, and presses again. */
export class Patient extends Headless {
  override async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      await until("the link is back", () => this.live().connected, PATIENCE_MS);
      const reply = await this.table.live.send(name, input);
      if (reply.ok) return;
      if (reply.reason !== "offline" || Date.now() > end) throw new Error(reply.reason);
    }
  }
}
