import { memo, useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Group, Layer, Rect, Stage, Text } from "react-konva";
import { afterPaint, FIRST, NOTE_PX, notes, ready } from "./common.js";

/** As its performance tips say: few layers, no perfect drawing, and what is out of view is not on the stage (culled by hand). */

const FILLS = ["#f7e6a8", "#f8d2b0", "#f7cfd2", "#e6d4f5", "#cfe2f6", "#cdeed9"];

const Note = memo(function Note({ note, x, y, onDropped }) {
  return (
    <Group x={x} y={y} draggable onDragEnd={(event) => onDropped(note.id, event.target.position())}>
      <Rect width={NOTE_PX} height={NOTE_PX} fill={FILLS[note.colour]} perfectDrawEnabled={false} />
      <Text
        x={12}
        y={12}
        width={NOTE_PX - 24}
        text={note.text}
        fontSize={15}
        perfectDrawEnabled={false}
        listening={false}
      />
    </Group>
  );
});

const list = await notes();
let isPainted = false;

function inView(place, view) {
  const [left, top] = [-view.x / view.zoom, -view.y / view.zoom];
  const [w, h] = [innerWidth / view.zoom, innerHeight / view.zoom];
  return (
    place.x + NOTE_PX > left - w / 2 &&
    place.x < left + w * 1.5 &&
    place.y + NOTE_PX > top - h / 2 &&
    place.y < top + h * 1.5
  );
}

function coverFor(view) {
  return { ...view };
}

/** What was mounted for a view still holds while the view has not gone far from it. */
function isCovered(cover, view) {
  const moved = Math.max(Math.abs(cover.x - view.x) / innerWidth, Math.abs(cover.y - view.y) / innerHeight);
  return cover.zoom === view.zoom && moved < 0.5;
}

function Board() {
  const stage = useRef(null);
  const view = useRef(FIRST);
  const [cover, setCover] = useState(() => coverFor(FIRST));
  const [places, setPlaces] = useState(() => new Map());
  const [cursors, setCursors] = useState([]);
  const go = (next) => {
    view.current = next;
    stage.current.position({ x: next.x, y: next.y });
    stage.current.scale({ x: next.zoom, y: next.zoom });
    stage.current.batchDraw();
    setCover((now) => (isCovered(now, next) ? now : coverFor(next)));
  };
  useEffect(() => {
    afterPaint(() => (isPainted = true));
    const right = Math.max(...list.map(({ x }) => x)) + NOTE_PX;
    const bottom = Math.max(...list.map(({ y }) => y)) + NOTE_PX;
    ready({
      isShown: () => isPainted,
      fit: () => go({ x: 0, y: 0, zoom: Math.min(innerWidth / right, innerHeight / bottom) }),
      home: () => go(FIRST),
      move: (moves) => {
        setPlaces((now) => new Map([...now, ...moves.map(({ note, x, y }) => [note.id, { x, y }])]));
        setCursors(moves);
      },
    });
  }, []);
  const wheel = ({ evt }) => {
    evt.preventDefault();
    const { x, y, zoom } = view.current;
    if (!evt.ctrlKey) return go({ x: x - evt.deltaX, y: y - evt.deltaY, zoom });
    const next = Math.min(4, Math.max(0.02, zoom * Math.exp(-evt.deltaY / 300)));
    const at = { x: evt.clientX, y: evt.clientY };
    go({ zoom: next, x: at.x - ((at.x - x) * next) / zoom, y: at.y - ((at.y - y) * next) / zoom });
  };
  const onDropped = useMemo(() => (id, place) => setPlaces((now) => new Map(now).set(id, place)), []);
  return (
    <Stage
      ref={stage}
      width={innerWidth}
      height={innerHeight}
      x={FIRST.x}
      y={FIRST.y}
      scaleX={FIRST.zoom}
      scaleY={FIRST.zoom}
      onWheel={wheel}
    >
      <Layer>
        {list.map((note) => {
          const place = places.get(note.id) ?? note;
          return inView(place, cover) ? (
            <Note key={note.id} note={note} x={place.x} y={place.y} onDropped={onDropped} />
          ) : null;
        })}
      </Layer>
      <Layer listening={false}>
        {cursors.map(({ at, x, y }) => (
          <Text key={at} x={x} y={y} text={`➤ Tilleul ${at}`} fontSize={15} />
        ))}
      </Layer>
    </Stage>
  );
}

createRoot(document.querySelector("#root")).render(<Board />);
