/** What a person may do at a table. Equal rights by default: a role says who leads, never who knows. */
export const ROLES = ["host", "participant", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** How somebody takes part, if they wish to say. Theirs to hide; it gives no right of its own. */
export const PARTS = ["supported", "trainer", "adviser", "authority", "provider", "other"] as const;
export type Part = (typeof PARTS)[number];

export const ACTIONS = ["read", "write", "takePart", "lead"] as const;
/** `takePart`: hand, ready. `lead`: phases, timer, floor, lock, links, roles. */
export type Action = (typeof ACTIONS)[number];

const MAY: Readonly<Record<Role, readonly Action[]>> = {
  host: ["read", "write", "takePart", "lead"],
  participant: ["read", "write", "takePart"],
  observer: ["read"],
};

export function can(role: Role, action: Action): boolean {
  return MAY[role].includes(action);
}
