import path from "node:path";
import type { ModulePreloadOptions, Plugin } from "vite";

/** The name under which Vite brings what it puts around each `import()`. */
const HELPER = "\0vite/preload-helper.js";
const OURS = path.join(import.meta.dirname, "src/ui/bring-part.ts");

/** Parts that come later are brought by `bringPart`, which can be asked again where an import cannot. */
export function bringParts(): Plugin {
  return {
    name: "bring-parts",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === HELPER ? `export { bringPart as __vitePreload } from ${JSON.stringify(OURS)};` : null),
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const isIn = Object.values(bundle).some((file) => file.type === "chunk" && file.moduleIds.includes(OURS));
        if (!isIn) this.error("nothing brings the parts that come later: has Vite another name for its helper?");
      },
    },
  };
}

/** Vite names no files for a part that stands alone; it is brought like every other. */
export const withItself: ModulePreloadOptions["resolveDependencies"] = (file, others, { hostType }) =>
  hostType === "js" ? [...new Set([file, ...others])] : others;
