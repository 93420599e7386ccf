import type * as Y from "yjs";
import type { LineId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { bornOf, idOf, oneOf, orderOf, sourcesOf, text } from "./read-values.ts";
import { FIELDS } from "./types.ts";
import type { Statement } from "./types.ts";

/** As long as a value of ours is: the number of a theme, the name of a status, what a signature covers. */
const VALUE_MAX_CHARS = 64;

/** Undefined for a field that is not known here. Words are never cut. */
export function readStatement(id: StatementId, values: Y.Map<unknown>): Statement | undefined {
  const field = oneOf(values.get("field"), FIELDS);
  if (!field) return undefined;
  return {
    id,
    field,
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    order: orderOf(values.get("order")),
    sources: sourcesOf(values.get("sources")),
    born: bornOf(values.get("born")),
    value: text(values.get("value"), VALUE_MAX_CHARS) || null,
    note: text(values.get("note"), limits.STATEMENT_NOTE_MAX_CHARS),
    address: text(values.get("address"), limits.STATEMENT_ADDRESS_MAX_CHARS),
    line: idOf<LineId>(values.get("line")),
    why: text(values.get("why"), limits.STATEMENT_NOTE_MAX_CHARS),
    who: text(values.get("who"), limits.STATEMENT_NOTE_MAX_CHARS),
  };
}
