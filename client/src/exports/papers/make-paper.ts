import { paperMarkdown } from "@tablee/shared/papers/paper-markdown";
import { assertNever } from "@tablee/shared/reply";
import type { PaperJob } from "../job.ts";

/** Each form brings its own writer, when it is asked for. */
export async function makePaper({ form, paper }: PaperJob): Promise<Uint8Array<ArrayBuffer>> {
  switch (form) {
    case "md":
      return new TextEncoder().encode(paperMarkdown(paper));
    case "docx":
      return (await import("./docx.ts")).writeDocx(paper);
    case "odt":
      return (await import("./odt.ts")).writeOdt(paper);
    case "pdf": {
      const [{ writePdf }, { fetchFonts }] = await Promise.all([import("./pdf.ts"), import("./fonts.ts")]);
      return writePdf(paper, await fetchFonts());
    }
    default:
      return assertNever(form);
  }
}
