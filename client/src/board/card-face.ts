import type { Colour } from "@tablee/shared/board/types";
import { COLOURS, PRESET_COLOURS } from "@tablee/shared/board/types";

const HUES: Readonly<Record<Colour, number>> = { straw: 95, apricot: 55, rose: 10, lilac: 310, sky: 240, mint: 165 };

interface Coloured {
  readonly colour: string | null;
}

/** Of our six, the one written, or the nearest in hue to an imported one. */
export function colourOf({ colour }: Coloured): Colour {
  return knownColour(colour) ?? "straw";
}

/** Null: no colour was given, or one without a hue. */
export function knownColour(colour: string | null): Colour | null {
  const ours = COLOURS.find((one) => one === colour) ?? PRESET_COLOURS[colour ?? ""];
  if (ours) return ours;
  const hue = hueOfHex(colour ?? "");
  if (hue === null) return null;
  const away = (one: Colour): number => Math.min(Math.abs(HUES[one] - hue), 360 - Math.abs(HUES[one] - hue));
  return [...COLOURS].sort((one, other) => away(one) - away(other))[0] ?? null;
}

/** Degrees in OKLCH of `#rgb` or `#rrggbb`; null for greys and for anything else. Matrices: bottosson.github.io/posts/oklab. */
function hueOfHex(colour: string): number | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) return null;
  const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = pairs.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122 * r + 0.5363 * g + 0.0514 * b);
  const m = Math.cbrt(0.2119 * r + 0.6807 * g + 0.1074 * b);
  const s = Math.cbrt(0.0883 * r + 0.2817 * g + 0.63 * b);
  const green = 1.978 * l - 2.4286 * m + 0.4506 * s;
  const yellow = 0.0259 * l + 0.7828 * m - 0.8087 * s;
  if (Math.hypot(green, yellow) < 0.02) return null;
  return ((Math.atan2(yellow, green) * 180) / Math.PI + 360) % 360;
}
