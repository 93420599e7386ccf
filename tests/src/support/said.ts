import type * as Y from "yjs";

/** Everything that a document says, for comparing: `readBoard` would not tell apart what no board shows. */
function saidIn(doc: Y.Doc): string {
  // A root that nobody has written in is there for whoever asked for it, and says nothing.
  const written = [...doc.share.keys()].sort().filter((name) => doc.getMap(name).size > 0);
  const roots = written.map((name) => [name, doc.getMap(name).toJSON()]);
  return JSON.stringify(roots, (_, value: unknown) => (isPlain(value) ? sorted(value) : value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Where two of them differ, with a few words around. */
export function differenceOf(one: Y.Doc, other: Y.Doc): string | undefined {
  const [here, there] = [saidIn(one), saidIn(other)];
  if (here === there) return undefined;
  let at = 0;
  while (here[at] === there[at]) at += 1;
  const around = (said: string): string => said.slice(Math.max(0, at - 60), at + 60);
  return `${around(here)} ≠ ${around(there)}`;
}
