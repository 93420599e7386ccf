import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

// Where `npm run dev` starts the server: the same PORT, read the same way.
const server = `http://127.0.0.1:${process.env["PORT"] || "3000"}`;
const root = import.meta.dirname;

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
        const open = readdirSync(path.join(root, "public"));
        const files = ["/", ...Object.keys(rest), ...open].map((file) => (file === "/" ? file : `/${file}`));
        const hash = createHash("sha256").update(JSON.stringify(files)).update(page.source);
        for (const file of open) hash.update(readFileSync(path.join(root, "public", file)));
        const shell = { version: hash.digest("base64url").slice(0, 16), files };
        worker.code = worker.code.replaceAll("SHELL_OF_THIS_BUILD", JSON.stringify(shell));
      },
    },
  };
}

/** react-aria brings what it says by itself in some thirty languages; two are spoken here. */
function speakTwoLanguages(): Plugin {
  const other = /\/react-aria(?:-components)?\/dist\/.*\/(?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;
  return { name: "speak-two-languages", load: (id) => (other.test(id) ? "export default {};" : null) };
}

export default defineConfig({
  root,
  plugins: [react(), speakTwoLanguages(), listShell()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path.join(root, "index.html"), worker: path.join(root, "src/sync/shell-worker.ts") },
      output: { entryFileNames: ({ name }) => (name === "worker" ? "worker.js" : "assets/[name]-[hash].js") },
    },
  },
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
