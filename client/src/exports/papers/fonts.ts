import extBold from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff?url";
import ext from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?url";
import latinBold from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff?url";
import latin from "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?url";
import arabicBold from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff?url";
import arabic from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff?url";
import type { FontPair } from "./pdf-fonts.ts";

/** Those of the page in the form that a PDF carries; the first that has a sign draws it. */
const FILES = [
  [latin, latinBold],
  [ext, extBold],
  [arabic, arabicBold],
] as const;

export function fetchFonts(): Promise<FontPair[]> {
  return Promise.all(
    FILES.map(async ([regular, bold]) => ({ regular: await bytesAt(regular), bold: await bytesAt(bold) })),
  );
}

async function bytesAt(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no font: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
