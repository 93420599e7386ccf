/**
 * Why the server ended a /sync connection. `retry`: come back by yourself. `stop`: do not, say why. `refused`: what was
 * sent cannot be taken; keep the person's words as a copy, take the board anew. `tooBig` is the code that WebSocket itself
 * gives to a frame beyond the limit, whoever notices first.
 */
export const CLOSE = {
  restart: { code: 1012, client: "retry" },
  tryLater: { code: 1013, client: "retry" },
  badFrame: { code: 4400, client: "refused" },
  notAllowed: { code: 4403, client: "stop" },
  notFound: { code: 4404, client: "stop" },
  slow: { code: 4408, client: "retry" },
  epochGone: { code: 4410, client: "refused" },
  tooBig: { code: 1009, client: "refused" },
  refused: { code: 4422, client: "refused" },
  outdated: { code: 4426, client: "stop" },
  tooFast: { code: 4429, client: "retry" },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly client: "retry" | "stop" | "refused" }>>;

export type CloseName = keyof typeof CLOSE;

export function closeNameOf(code: number): CloseName | undefined {
  for (const [name, close] of Object.entries(CLOSE)) {
    if (close.code === code) return name as CloseName;
  }
  return undefined;
}
