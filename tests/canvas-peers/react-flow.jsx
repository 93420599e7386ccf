import { ReactFlow, useNodesState, useReactFlow, ReactFlowProvider, ViewportPortal } from "@xyflow/react";
import { memo, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "@xyflow/react/dist/style.css";
import { FIRST, NOTE_PX, notes, ready } from "./common.js";

/** As its page on performance says: memoised nodes with plain styles, declared outside, and only the visible ones rendered. */

const FILLS = ["#f7e6a8", "#f8d2b0", "#f7cfd2", "#e6d4f5", "#cfe2f6", "#cdeed9"];

const Note = memo(function Note({ data }) {
  return (
    <div
      style={{
        width: NOTE_PX,
        height: NOTE_PX,
        boxSizing: "border-box",
        padding: 12,
        background: data.fill,
        font: "15px sans-serif",
      }}
    >
      {data.text}
    </div>
  );
});
const nodeTypes = { note: Note };
const list = await notes();
const initial = list.map((note) => ({
  id: `n${note.id}`,
  type: "note",
  position: { x: note.x, y: note.y },
  width: NOTE_PX,
  height: NOTE_PX,
  data: { text: note.text, fill: FILLS[note.colour] },
}));

function Board() {
  const [nodes, setNodes, onNodesChange] = useNodesState(initial);
  const [cursors, setCursors] = useState([]);
  const flow = useReactFlow();
  useEffect(() => {
    ready({
      isShown: () =>
        [...document.querySelectorAll(".react-flow__node")].some(
          (node) => getComputedStyle(node).visibility === "visible",
        ),
      fit: () => flow.fitView({ minZoom: 0.02 }),
      home: () => flow.setViewport(FIRST),
      move: (moves) => {
        const to = new Map(moves.map((move) => [`n${move.note.id}`, { x: move.x, y: move.y }]));
        setNodes((now) => now.map((node) => (to.has(node.id) ? { ...node, position: to.get(node.id) } : node)));
        setCursors(moves);
      },
    });
  }, [flow, setNodes]);
  return (
    <ReactFlow
      nodes={nodes}
      onNodesChange={onNodesChange}
      nodeTypes={nodeTypes}
      onlyRenderVisibleElements
      panOnScroll
      minZoom={0.02}
      defaultViewport={FIRST}
    >
      <ViewportPortal>
        {cursors.map(({ at, x, y }) => (
          <div key={at} style={{ position: "absolute", transform: `translate(${x}px, ${y}px)`, zIndex: 9_999 }}>
            ➤ Tilleul {at}
          </div>
        ))}
      </ViewportPortal>
    </ReactFlow>
  );
}

createRoot(document.querySelector("#root")).render(
  <div style={{ height: "100vh" }}>
    <ReactFlowProvider>
      <Board />
    </ReactFlowProvider>
  </div>,
);
