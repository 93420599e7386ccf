/**
 * JSON of whatever a document holds. A peer may have written what JSON has no word for, and an export must not fail for
 * it: a BigInt becomes its digits, what JSON leaves out becomes null.
 */
export function toJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner)) ?? "null"
  );
}
