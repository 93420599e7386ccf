import { writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, sourcesBelow } from "../support/sources.ts";
import { missionPage, proofsIn } from "./page.ts";
import { REASONS } from "./reasons.ts";

const tests = sourcesBelow(["shared/src", "server/src", "client/src", "tests/src"], /\.test\.tsx?$/);
writeFileSync(path.join(ROOT, "docs/mission.md"), missionPage(proofsIn(tests), REASONS));
