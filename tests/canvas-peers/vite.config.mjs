import path from "node:path";
import { defineConfig } from "vite";

const pages = ["tldraw", "excalidraw", "react-flow", "konva"];

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  logLevel: "error",
  oxc: { jsx: { runtime: "automatic" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // As files, loaded when they are needed: as ours are.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, path.join(import.meta.dirname, `${page}.html`)])),
    },
  },
});
