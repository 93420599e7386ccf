import { CaptureUpdateAction, Excalidraw } from "@excalidraw/excalidraw";
import { createRoot } from "react-dom/client";
import "@excalidraw/excalidraw/index.css";
import { afterPaint, FIRST, NOTE_PX, notes, ready } from "./common.js";

/** A scene as its file holds it: rectangles with bound text. Others change it by `updateScene`, as its own rooms do. */

globalThis.EXCALIDRAW_ASSET_PATH = "/excalidraw/";
const FILLS = ["#ffec99", "#ffd8a8", "#ffc9c9", "#eebefa", "#a5d8ff", "#b2f2bb"];
const FONT_PX = 16;
const LINE = 1.25;
const CHARS_PER_LINE = 22;

function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== "" && last.length + word.length >= CHARS_PER_LINE) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}

const COMMON = {
  angle: 0,
  strokeColor: "#1e1e1e",
  fillStyle: "solid",
  strokeWidth: 1,
  strokeStyle: "solid",
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId: null,
  roundness: null,
  version: 1,
  versionNonce: 1,
  isDeleted: false,
  updated: 1,
  link: null,
  locked: false,
};

function elementsOf(note) {
  const lines = wrapped(note.text);
  const height = lines.length * FONT_PX * LINE;
  const [box, words] = [`n${note.id}`, `t${note.id}`];
  return [
    {
      ...COMMON,
      id: box,
      type: "rectangle",
      seed: note.id + 1,
      x: note.x,
      y: note.y,
      width: NOTE_PX,
      height: NOTE_PX,
      backgroundColor: FILLS[note.colour],
      boundElements: [{ id: words, type: "text" }],
    },
    {
      ...COMMON,
      id: words,
      type: "text",
      seed: note.id + 1,
      x: note.x + 8,
      y: note.y + (NOTE_PX - height) / 2,
      width: NOTE_PX - 16,
      height,
      backgroundColor: "transparent",
      boundElements: [],
      text: lines.join("\n"),
      originalText: note.text,
      fontSize: FONT_PX,
      fontFamily: 6,
      textAlign: "center",
      verticalAlign: "middle",
      containerId: box,
      lineHeight: LINE,
      autoResize: true,
    },
  ];
}

const list = await notes();
const elements = list.flatMap(elementsOf);
const first = { scrollX: FIRST.x / FIRST.zoom, scrollY: FIRST.y / FIRST.zoom, zoom: { value: FIRST.zoom } };
let isPainted = false;

function opened(api) {
  const whenThere = () => {
    if (api.getSceneElements().length > 0 && !api.getAppState().isLoading) afterPaint(() => (isPainted = true));
    else requestAnimationFrame(whenThere);
  };
  requestAnimationFrame(whenThere);
  ready({
    isShown: () => isPainted,
    fit: () => api.scrollToContent(undefined, { fitToViewport: true, viewportZoomFactor: 0.95, animate: false }),
    home: () => api.updateScene({ appState: first }),
    move: (moves) => {
      const to = new Map(moves.map((move) => [`n${move.note.id}`, move]));
      const words = new Map(moves.map((move) => [`t${move.note.id}`, move]));
      const moved = api.getSceneElementsIncludingDeleted().map((element) => {
        const move = to.get(element.id) ?? words.get(element.id);
        if (!move) return element;
        const place = to.has(element.id)
          ? { x: move.x, y: move.y }
          : { x: move.x + 8, y: move.y + (NOTE_PX - element.height) / 2 };
        const version = element.version + 1;
        return { ...element, ...place, version, versionNonce: version };
      });
      const collaborators = new Map(
        moves.map(({ at, x, y }) => [
          `p${at}`,
          {
            username: `Tilleul ${at}`,
            pointer: { x, y, tool: "pointer" },
            button: "up",
            socketId: `p${at}`,
            id: `p${at}`,
          },
        ]),
      );
      api.updateScene({ elements: moved, collaborators, captureUpdate: CaptureUpdateAction.NEVER });
    },
  });
}

createRoot(document.querySelector("#root")).render(
  <div style={{ height: "100vh" }}>
    <Excalidraw initialData={{ elements, appState: first }} excalidrawAPI={opened} isCollaborating />
  </div>,
);
