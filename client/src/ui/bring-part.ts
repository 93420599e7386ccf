/**
 * What the build puts around each `import()` of a part of ours (client/bring-parts.ts), in the place of Vite's own.
 * Some browsers remember for as long as the page lives that a module did not come, and never ask for it again. So a part
 * and all that it stands on are fetched first, which may fail and be tried again; only what is here is imported.
 */
export async function bringPart<Part>(load: () => Promise<Part>, files: readonly string[] = []): Promise<Part> {
  await Promise.all(files.map(once));
  return load();
}

const here = new Map<string, Promise<unknown>>();

function once(file: string): Promise<unknown> {
  const known = here.get(file) ?? (file.endsWith(".css") ? dressed(`/${file}`) : fetched(`/${file}`));
  here.set(file, known);
  known.catch(() => here.delete(file));
  return known;
}

/**
 * To its last byte, and into the browser's cache: the import finds it there, for it never changes. Not a link that
 * preloads: one that failed is remembered too.
 */
async function fetched(href: string): Promise<void> {
  // The page itself has asked for it.
  if (document.querySelector(`[src="${href}"], link[href="${href}"]`)) return;
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  await answer.arrayBuffer();
}

function dressed(href: string): Promise<unknown> {
  if (document.querySelector(`[rel=stylesheet][href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", crossOrigin: "", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      // Else it would be taken for one that has come.
      link.remove();
      reject(new Error(href));
    });
    document.head.append(link);
  });
}
