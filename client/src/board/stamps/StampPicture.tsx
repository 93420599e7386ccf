import { StampLetter } from "./StampLetter.tsx";
import type { StampProps } from "./StampLetter.tsx";
import sheet from "./pictograms.svg?url";
import { STAMPS } from "./stamps.ts";

const OURS: ReadonlySet<string> = new Set(STAMPS.map(({ is }) => is));

/** A pictogram of ours, which is the same on every device; of any other character, what the device has for it. */
export function StampPicture(props: StampProps) {
  const { stamp } = props;
  if (!OURS.has(stamp)) return <StampLetter {...props} />;
  return (
    <svg className="stamp-drawn drawing-solid" viewBox="0 0 72 72" aria-hidden>
      <use href={`${sheet}#${codeOf(stamp)}`} />
    </svg>
  );
}

/** As the sheet names it: without the mark that asks for a picture instead of a letter. */
function codeOf(stamp: string): string {
  const codes = Array.from(stamp, (character) => character.codePointAt(0)?.toString(16) ?? "");
  return `p${codes.filter((code) => code !== "fe0f").join("-")}`;
}
