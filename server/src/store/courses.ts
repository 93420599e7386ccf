import { sql } from "kysely";

/** Of a table its course lies in its session, as everything that whoever leads decides; null where an earlier build stored it. */

export const COURSE_NAME = sql<string | null>`json_extract(sessions.state, '$.course.name')`;
export const KEPT_DAYS = sql<number | null>`json_extract(sessions.state, '$.course.keptDays')`;
