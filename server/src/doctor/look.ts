import { openReader } from "../store/read-database.ts";
import { examine } from "./examine.ts";
import type { Examination } from "./findings.ts";

/** Examines a database without changing it. Throws what SQLite says when it cannot be read at all. */
export function look(file: string): Examination {
  const reader = openReader(file);
  try {
    return examine(reader.database);
  } finally {
    reader.close();
  }
}
