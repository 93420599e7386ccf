import fs from "node:fs";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import { createRequire } from "node:module";
const [, , file, out, pages = "1"] = process.argv;
const req = createRequire(import.meta.url);
const base = req.resolve("pdfjs-dist/package.json").replace("package.json", "");
const { createCanvas } = createRequire(base)("@napi-rs/canvas");
const doc = await pdfjs.getDocument({
  data: new Uint8Array(fs.readFileSync(file)),
  standardFontDataUrl: base + "standard_fonts/",
  verbosity: 0,
}).promise;
console.log(
  doc.numPages,
  (await doc.getMetadata()).info.Title,
  (await doc.getMetadata()).info.Language,
  await doc.getMarkInfo(),
);
for (const p of pages.split(",").map(Number)) {
  const page = await doc.getPage(p);
  const vp = page.getViewport({ scale: 1.3 });
  const c = createCanvas(vp.width, vp.height);
  await page.render({ canvasContext: c.getContext("2d"), viewport: vp, canvas: c }).promise;
  fs.writeFileSync(`${out}-${p}.png`, c.toBuffer("image/png"));
  if (p === 1) {
    const t = await page.getTextContent();
    console.log(
      t.items
        .map((i) => i.str)
        .join("|")
        .slice(0, 900),
    );
    const s = JSON.stringify(await page.getStructTree());
    console.log(s.slice(0, 1500));
  }
}
