import { PULSES } from "@tablee/shared/session/check-in";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { bandIn } from "./comparison-part.ts";
import type { Point } from "./comparison.ts";

/**
 * Obstacles as bars with their number on top, trust as a small shape for each meeting. What is open is outlined and
 * striped, what was removed is filled: neither is told by its colour. Places across are shares of the width and all
 * else is in pixels, so that letters have one size on a phone and on a wide screen.
 */

const BAR_WIDTH = 16;
const BAR_GAP = 4;
const BARS_HEIGHT = 120;
const NUMBERS_HEIGHT = 22;
const NAME_HEIGHT = 38;
const BASE = NUMBERS_HEIGHT + BARS_HEIGHT;
const TRUST_TOP = BASE + NAME_HEIGHT + 40;
const TRUST_ROW = 30;
const TRUST_BAR = 10;
const TRUST_MAX_WIDTH = 40;
const HEIGHT = TRUST_TOP + PULSES.length * TRUST_ROW;
const COLUMN_MIN_WIDTH = 64;
/** A band is no number: these are lengths that can be told apart by eye. */
const LENGTHS = { none: 0, few: 0.15, some: 0.35, half: 0.6, most: 1 } as const;

interface PictureProps {
  readonly points: readonly Point[];
  /** The element with the same in words. */
  readonly describedBy: string;
}

export function ComparisonPicture({ points, describedBy }: PictureProps) {
  const { t } = useTranslation("comparing");
  const id = useId();
  const most = Math.max(
    1,
    ...points.flatMap(({ obstacles }) => (obstacles ? [obstacles.open, obstacles.removed] : [])),
  );
  const across = (at: number): string => `${((at + 0.5) / points.length) * 100}%`;
  return (
    <figure className="comparing-picture">
      <Legend />
      <div className="memory-scroll" role="region" aria-label={t("picture.title")} tabIndex={0}>
        <svg
          role="img"
          aria-labelledby={`${id}title`}
          aria-describedby={describedBy}
          width="100%"
          height={HEIGHT}
          style={{ minWidth: points.length * COLUMN_MIN_WIDTH }}
        >
          <title id={`${id}title`}>{t("picture.title")}</title>
          <defs>
            <pattern
              id={`${id}stripes`}
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect className="comparing-stripe" width="1.5" height="5" />
            </pattern>
          </defs>
          <line className="comparing-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
          <TrustRows />
          {points.map((point, at) => (
            <svg key={point.number} x={across(at)} overflow="visible">
              <Bars point={point} unit={BARS_HEIGHT / most} stripes={`url(#${id}stripes)`} />
              <Name point={point} />
              <Trust point={point} />
            </svg>
          ))}
        </svg>
      </div>
      <p className="memory-note">{t("picture.trustAbout")}</p>
    </figure>
  );
}

function Legend() {
  const { t } = useTranslation("comparing");
  return (
    <figcaption className="comparing-legend">
      <span>{t("picture.obstacles")}</span>
      <span>
        <span className="comparing-key" data-key="open" aria-hidden /> {t("picture.open")}
      </span>
      <span>
        <span className="comparing-key" data-key="removed" aria-hidden /> {t("picture.removed")}
      </span>
    </figcaption>
  );
}

function Bars({ point, unit, stripes }: { readonly point: Point; readonly unit: number; readonly stripes: string }) {
  const { obstacles } = point;
  if (!obstacles)
    return (
      <text className="comparing-number" y={BASE - 6} textAnchor="middle">
        ?
      </text>
    );
  return (["open", "removed"] as const).map((name, at) => {
    const count = obstacles[name];
    const left = at === 0 ? -BAR_WIDTH - BAR_GAP / 2 : BAR_GAP / 2;
    const box = { x: left, y: BASE - count * unit, width: BAR_WIDTH, height: count * unit };
    return (
      <g key={name}>
        {name === "open" && <rect {...box} fill={stripes} />}
        <rect className="comparing-bar" data-bar={name} {...box} />
        <text className="comparing-number" x={left + BAR_WIDTH / 2} y={box.y - 6} textAnchor="middle">
          {count}
        </text>
      </g>
    );
  });
}

function Name({ point: { number, isOn } }: { readonly point: Point }) {
  const { t } = useTranslation("comparing");
  return (
    <text className="comparing-name" y={BASE + 17} textAnchor="middle">
      {t("meeting", { number })}
      {isOn && (
        <tspan x="0" dy="1.2em">
          {t("picture.on")}
        </tspan>
      )}
    </text>
  );
}

/** The answers, one above the other, each with its name over its own row: at the side they would take half of a phone. */
function TrustRows() {
  const { t } = useTranslation("comparing");
  const { t: series } = useTranslation("series");
  return (
    <>
      <text className="comparing-head" y={TRUST_TOP - 14}>
        {t("picture.trust")}
      </text>
      {PULSES.toReversed().map((choice, at) => (
        <g key={choice}>
          <text className="comparing-answer" y={TRUST_TOP + at * TRUST_ROW + 12}>
            {series(`checkIn.choices.${choice}`)}
          </text>
          <line
            className="comparing-rule"
            x1="0"
            x2="100%"
            y1={TRUST_TOP + (at + 1) * TRUST_ROW - 1}
            y2={TRUST_TOP + (at + 1) * TRUST_ROW - 1}
          />
        </g>
      ))}
    </>
  );
}

function Trust({ point: { pulse } }: { readonly point: Point }) {
  const { t } = useTranslation("comparing");
  if (pulse.kind !== "bands")
    return (
      <text className="comparing-nothing" y={(TRUST_TOP + HEIGHT) / 2 - 3} textAnchor="middle">
        {t("picture.nothing")}
      </text>
    );
  return PULSES.toReversed().map((choice, at) => {
    const width = LENGTHS[bandIn(pulse.bands, choice)] * TRUST_MAX_WIDTH;
    if (width === 0) return null;
    return (
      <rect
        key={choice}
        className="comparing-trust"
        x={-width / 2}
        y={TRUST_TOP + (at + 1) * TRUST_ROW - TRUST_BAR - 4}
        width={width}
        height={TRUST_BAR}
        rx={2}
      />
    );
  });
}
