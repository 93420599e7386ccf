/**
 * Dictation by the browser, on this device alone. Most browsers send the voice to their maker: there it is not begun. One
 * that can listen here says so (`available` with `processLocally`), and is told to do nothing else.
 * https://webaudio.github.io/web-speech-api/#speechreco-section
 */
export type Hearing = "here" | "elsewhere" | "none";

interface Result {
  readonly isFinal: boolean;
  readonly [at: number]: { readonly transcript: string } | undefined;
}

interface ResultEvent extends Event {
  readonly resultIndex: number;
  readonly results: ArrayLike<Result>;
}

interface Recogniser extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  start(): void;
  stop(): void;
}

interface RecogniserMaker {
  new (): Recogniser;
  available?(wish: { readonly langs: readonly string[]; readonly processLocally: true }): Promise<string>;
}

function makerHere(): RecogniserMaker | null {
  const found: unknown =
    Reflect.get(globalThis, "SpeechRecognition") ?? Reflect.get(globalThis, "webkitSpeechRecognition");
  // The shape that the standard gives it; whatever is missing of it is asked for below.
  return typeof found === "function" ? (found as RecogniserMaker) : null;
}

export async function hearingIn(language: string): Promise<Hearing> {
  const maker = makerHere();
  if (!maker) return "none";
  if (!maker.available || !("processLocally" in maker.prototype)) return "elsewhere";
  const said = await maker.available({ langs: [language], processLocally: true }).catch(() => "unavailable");
  return said === "available" ? "here" : "elsewhere";
}

export interface Listening {
  stop(): void;
}

export interface Heard {
  readonly words: (words: string) => void;
  /** It has ended: by itself, by `stop`, or because it could not go on. */
  readonly over: (isFailed: boolean) => void;
}

/** Only where `hearingIn` said “here”. */
export function listen(language: string, { words, over }: Heard): Listening | null {
  const maker = makerHere();
  if (!maker) return null;
  const ear = new maker();
  ear.processLocally = true;
  // One that does not take this at its word would send the voice away.
  if (Reflect.get(ear, "processLocally") !== true) return null;
  ear.lang = language;
  ear.continuous = true;
  ear.interimResults = false;
  let isFailed = false;
  ear.addEventListener("result", (event) => {
    const { results, resultIndex } = event as ResultEvent;
    for (const result of Array.from(results).slice(resultIndex)) {
      const said = result.isFinal ? result[0]?.transcript.trim() : undefined;
      if (said) words(said);
    }
  });
  ear.addEventListener("error", (event) => {
    // A silence is no failure.
    isFailed = Reflect.get(event, "error") !== "no-speech" && Reflect.get(event, "error") !== "aborted";
  });
  ear.addEventListener("end", () => over(isFailed), { once: true });
  try {
    ear.start();
  } catch {
    return null;
  }
  return { stop: () => ear.stop() };
}
