import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import { bringParts, withItself } from "./bring-parts.ts";
import { guide } from "./guide.ts";

// Where `npm run dev` starts the server: the same PORT, read the same way.
const server = `http://127.0.0.1:${process.env["PORT"] || "3000"}`;
const root = import.meta.dirname;

interface Build {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * What all of these pages must have at once is one file: left to itself, the build makes seventy, each for what shares it
 * with some dialogue, and a browser fetches six at a time.
 */
function neededBy(debugName: string, ...pages: readonly string[]) {
  let needed: Set<string> | null = null;
  const name = (id: string, build: Build): string | null => {
    const all = (): Set<string>[] => pages.map((page) => withImports(path.join(root, "src", page), build));
    needed ??= all().reduce((one, other) => one.intersection(other));
    return needed.has(id) ? debugName : null;
  };
  return { debugName, name };
}

/** Its index names every control there is: what of it is used where, only the build knows. */
const ALL_CONTROLS = /\/react-aria-components\/dist\/exports\/index\.mjs$/;

function withImports(page: string, build: Build): Set<string> {
  const found = new Set([page]);
  for (const id of found)
    for (const imported of build.getModuleInfo(id)?.importedIds ?? [])
      if (!ALL_CONTROLS.test(imported)) found.add(imported);
  return found;
}

/** What whoever asks for a table needs beside the first page: theme.js has it fetched before that page asks for it. */
const BOARD_CHUNK = /^assets\/(?:board|forms|BoardPage)-[\w-]+\.(?:js|css)$/;
const WORDS_CHUNK = /^assets\/board-words\.(?<language>\w+)-[\w-]+\.js$/;
const ICONS = path.join(root, "node_modules/lucide-react/dist/esm/lucide-react.mjs");
const ICON = /\/lucide-react\/dist\/esm\/icons\//;

/**
 * Its index names every picture there is, and whoever imports it needs them all, as far as the build can tell. Each is
 * taken from its own file, so that a page brings those that it shows.
 */
function oneIconAtATime(): Plugin {
  const files = new Map<string, string>();
  for (const [, names = "", file = ""] of readFileSync(ICONS, "utf8").matchAll(
    /export \{([^}]+)\} from '\.\/(icons\/[\w-]+)\.mjs'/g,
  ))
    for (const [, name = ""] of names.matchAll(/default as (\w+)/g)) files.set(name, file);
  const asked = /^import \{([^}]+)\} from "lucide-react";$/gm;
  const own = (names: string): string => {
    const [name = "", as = name] = names.split(" as ");
    const file = files.get(name);
    if (file === undefined) throw new Error(`there is no picture ${name}`);
    return `import ${as} from "lucide-react/${file}";`;
  };
  return {
    name: "one-icon-at-a-time",
    apply: "build",
    enforce: "pre",
    transform: (code, id) =>
      /\/client\/src\/.*\.tsx?$/.test(id) && asked.test(code)
        ? code.replace(asked, (_all, names: string) =>
            names
              .split(",")
              .map((name) => name.trim())
              .filter(Boolean)
              .map(own)
              .join(" "),
          )
        : null,
  };
}

/** What whoever asks for a table asks the server before any of that has come. */
const AHEAD_CHUNK = /^assets\/ask-ahead-[\w-]+\.js$/;

/** What writes a PDF or a DOCX is larger than all the rest, and so are the pictures of the guide: fetched when asked for, kept then or not. */
const FETCHED_WHEN_ASKED = /^assets\/(?:pdf|docx)-[\w-]+\.js$|\.(?:woff|webp)$/;

/** Tells the service worker which files make this build, once their names are known. */
function listShell(): Plugin {
  return {
    name: "list-shell",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const { "worker.js": worker, "index.html": page, ...rest } = bundle;
        if (worker?.type !== "chunk" || page?.type !== "asset") throw new Error("the build has no worker or no page");
        const names = Object.values(rest).map(({ fileName }) => fileName);
        const board = names.filter((name) => BOARD_CHUNK.test(name)).map((name) => `/${name}`);
        const words = names.flatMap((name) => {
          const language = WORDS_CHUNK.exec(name)?.groups?.["language"];
          return language === undefined ? [] : `data-words-${language}="/${name}"`;
        });
        const known = [`data-board="${board.join(" ")}"`, ...words].join(" ");
        page.source = String(page.source).replace('src="/theme.js"', `src="/theme.js" ${known}`);
        const ahead = Object.values(rest).find(({ fileName }) => AHEAD_CHUNK.test(fileName));
        if (ahead?.type !== "chunk" || ahead.imports.length > 0) throw new Error("what asks ahead must stand alone");
        const script = `<script type="module" async src="/${ahead.fileName}"></script>`;
        page.source = page.source.replace("<script ", `${script}\n    <script `);
        const open = readdirSync(path.join(root, "public"));
        const parts = Object.keys(rest).filter((file) => !FETCHED_WHEN_ASKED.test(file));
        const files = ["/", ...parts, ...open].map((file) => (file === "/" ? file : `/${file}`));
        const hash = createHash("sha256").update(JSON.stringify(files)).update(page.source);
        for (const file of open) hash.update(readFileSync(path.join(root, "public", file)));
        const shell = { version: hash.digest("base64url").slice(0, 16), files };
        worker.code = worker.code.replaceAll("SHELL_OF_THIS_BUILD", JSON.stringify(shell));
      },
    },
  };
}

const PRESSED = /\.(?:js|css|html|svg)$/;

/** Beside each file of text what is sent of it: a quarter of its bytes, made once and not for everybody who asks. */
function press(): Plugin {
  return {
    name: "press",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => PRESSED.test(file))) {
        const file = path.join(dir, name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
      }
    },
  };
}

/** react-aria brings what it says by itself in some thirty languages; two are spoken here. */
function speakTwoLanguages(): Plugin {
  const other = /\/react-aria(?:-components)?\/dist\/.*\/(?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;
  return { name: "speak-two-languages", load: (id) => (other.test(id) ? "export default {};" : null) };
}

/** `words/list.ts?fr` is what that room of the house says in French: nobody reads two languages at once. */
function oneLanguageAtATime(): Plugin {
  const asked = /^(?<file>.*\/i18n\/words\/\w+\.ts)\?(?<language>fr|en)$/;
  return {
    name: "one-language-at-a-time",
    enforce: "pre",
    async load(id) {
      const { file, language } = asked.exec(id)?.groups ?? {};
      if (file === undefined || language === undefined) return null;
      this.addWatchFile(file);
      // The mark makes it another module each time: what is imported is kept, also after the file has changed.
      const all = (await import(`${pathToFileURL(file).href}?${Date.now()}`)) as Record<string, Record<string, object>>;
      const [tree] = Object.values(all).flatMap((both) => both[language] ?? []);
      return { code: `export default ${JSON.stringify(tree ?? {})};`, moduleType: "js" };
    },
  };
}

export default defineConfig({
  root,
  plugins: [
    bringParts(),
    oneLanguageAtATime(),
    oneIconAtATime(),
    react(),
    speakTwoLanguages(),
    guide(),
    listShell(),
    press(),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: withItself },
    rolldownOptions: {
      input: {
        index: path.join(root, "index.html"),
        "ask-ahead": path.join(root, "src/ask-ahead.ts"),
        worker: path.join(root, "src/sync/shell-worker.ts"),
      },
      output: {
        entryFileNames: ({ name }) => (name === "worker" ? "worker.js" : "assets/[name]-[hash].js"),
        codeSplitting: {
          groups: [
            { ...neededBy("first", "main.tsx"), priority: 3 },
            { ...neededBy("forms", "pages/BoardPage.tsx", "pages/JoinPage.tsx"), priority: 2 },
            { ...neededBy("board", "pages/BoardPage.tsx"), priority: 1 },
            // What comes later shares them: one file, and not one for each.
            { name: "icons", test: ICON, priority: 0 },
          ],
        },
      },
    },
  },
  // A worker that writes documents brings one writer at a time.
  worker: { format: "es" },
  server: {
    port: 5173,
    // The Host header stays the browser’s: the server compares it with the page’s origin. Vite’s short form changes it.
    proxy: {
      "/api": { target: server, changeOrigin: false },
      "/healthz": { target: server, changeOrigin: false },
      "/sync": { target: server, changeOrigin: false, ws: true },
      "/live": { target: server, changeOrigin: false, ws: true },
    },
  },
});
