import process from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Where `npm run dev` starts the server: the same PORT, read the same way.
const server = `http://127.0.0.1:${process.env["PORT"] || "3000"}`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
