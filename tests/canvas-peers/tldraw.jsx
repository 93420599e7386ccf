import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite";
import { createRoot } from "react-dom/client";
import {
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeUtils,
  getIndices,
  InstancePresenceRecordType,
  Tldraw,
  toRichText,
} from "tldraw";
import "tldraw/tldraw.css";
import { FIRST, notes, ready } from "./common.js";

/** A store that holds the notes before the editor opens, as a saved board does; others write into it as its sync does. */

const PAGE = "page:page";
const COLOURS = ["yellow", "orange", "light-red", "light-violet", "light-blue", "light-green"];
const assetUrls = getAssetUrlsByImport();
const list = await notes();
const idOf = (note) => createShapeId(`n${note.id}`);

const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils });
store.ensureStoreIsUsable();
const indices = getIndices(list.length);
store.put(
  list.map((note, at) => ({
    id: idOf(note),
    typeName: "shape",
    type: "note",
    x: note.x,
    y: note.y,
    rotation: 0,
    index: indices[at],
    parentId: PAGE,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: {
      color: COLOURS[note.colour],
      richText: toRichText(note.text),
      size: "s",
      font: "sans",
      align: "middle",
      verticalAlign: "middle",
      labelColor: "black",
      growY: 0,
      fontSizeAdjustment: 1,
      url: "",
      scale: 1,
      textLastEditedBy: "",
    },
  })),
);

function mounted(editor) {
  editor.setCamera({ x: FIRST.x / FIRST.zoom, y: FIRST.y / FIRST.zoom, z: FIRST.zoom });
  ready({
    isShown: () => document.querySelector(".tl-shape") !== null,
    fit: () => editor.zoomToFit(),
    home: () => editor.setCamera({ x: FIRST.x / FIRST.zoom, y: FIRST.y / FIRST.zoom, z: FIRST.zoom }),
    move: (moves) =>
      editor.store.mergeRemoteChanges(() => {
        editor.store.put([
          ...moves.map(({ note, x, y }) => ({ ...editor.store.get(idOf(note)), x, y })),
          ...moves.map(({ at, x, y }) =>
            InstancePresenceRecordType.create({
              id: InstancePresenceRecordType.createId(`p${at}`),
              currentPageId: editor.getCurrentPageId(),
              userId: `user:${at}`,
              userName: `Tilleul ${at}`,
              lastActivityTimestamp: Date.now(),
              color: "#0a7d77",
              cursor: { x, y, type: "default", rotation: 0 },
            }),
          ),
        ]);
      }),
  });
}

createRoot(document.querySelector("#root")).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Tldraw store={store} assetUrls={assetUrls} options={{ maxShapesPerPage: 20_000 }} onMount={mounted} />
  </div>,
);
