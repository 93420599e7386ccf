import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FontPair } from "@tablee/client/exports/papers/pdf-fonts";

const client = createRequire(path.resolve(import.meta.dirname, "../../../client/src/main.tsx"));

/** The files that the page is served, in the same order. */
const FILES = [
  "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin",
  "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext",
  "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic",
];

export function paperFonts(): FontPair[] {
  const bytes = (file: string, weight: number): Uint8Array =>
    new Uint8Array(readFileSync(client.resolve(`${file}-${weight}-normal.woff`)));
  return FILES.map((file) => ({ regular: bytes(file, 400), bold: bytes(file, 700) }));
}
