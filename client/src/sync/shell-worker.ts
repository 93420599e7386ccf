/**
 * The service worker: the built client opens without a network. It keeps the pages, never what they show: /api, /sync
 * and /live go past it. Bundled alone, without imports, so that it is a classic script which every browser takes.
 */

/** Put in by the build: vite.config.ts. */
declare const SHELL_OF_THIS_BUILD: { readonly version: string; readonly files: readonly string[] };
const shell = SHELL_OF_THIS_BUILD;

/** What is used of the worker's scope: the types of the page and of workers cannot be loaded together. */
interface Waits {
  waitUntil(work: Promise<unknown>): void;
}
interface Asks extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", listener: (event: Waits) => void): void;
  addEventListener(name: "fetch", listener: (event: Asks) => void): void;
  skipWaiting(): Promise<void>;
}
const worker = globalThis as unknown as WorkerScope;

const BUILDS = "tablee-shell-";
const CACHE = BUILDS + shell.version;
/** A network that is there and does not answer must not keep a table closed that lies on this device. */
const ANSWER_WITHIN_MS = 4_000;

async function keepThisBuild(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Names under /assets/ carry a hash of their content; the others must be asked for anew.
  const requests = shell.files.map(
    (file) => new Request(file, { cache: file.startsWith("/assets/") ? "default" : "no-cache" }),
  );
  await cache.addAll(requests);
  await worker.skipWaiting();
}

/** The build before this one stays too: its open pages still load parts of it that the server no longer has. */
async function forgetOldBuilds(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(BUILDS) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function fromAnyBuild(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The server's word first, so that a new build is taken by the next page that opens; else what is kept here. */
async function serverFirst(request: Request, keptAs: string): Promise<Response> {
  const kept = await (await caches.open(CACHE)).match(keptAs, { ignoreVary: true });
  if (!kept) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), late()]);
    return answer.status < 500 ? answer : kept;
  } catch {
    return kept;
  }
}

function late(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), ANSWER_WITHIN_MS);
  });
}

worker.addEventListener("install", (event) => event.waitUntil(keepThisBuild()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOldBuilds()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (/^\/(api|sync|live|healthz)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(serverFirst(request, "/"));
  else if (pathname.startsWith("/assets/")) event.respondWith(fromAnyBuild(request));
  else if (shell.files.includes(pathname)) event.respondWith(serverFirst(request, pathname));
});
