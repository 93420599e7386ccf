/** The middle of what could be measured; of two in the middle, their mean. Null of nothing. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export function say(value: number | null, digits = 1): string {
  if (value === null) return "–";
  const fixed = value.toFixed(value >= 100 ? 0 : digits);
  return fixed.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
}
