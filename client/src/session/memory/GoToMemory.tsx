import { useEffect } from "react";
import { useLocation } from "wouter";
import { useWorkspace } from "../../board/workspace-context.ts";

/** To a page of its own: the memory is read, printed and kept without the board. */
export function GoToMemory({ onClose }: { readonly onClose: () => void }): null {
  const { seat } = useWorkspace().table;
  const [, go] = useLocation();
  useEffect(() => {
    onClose();
    go(`/b/${seat.board.id}/memoire`);
  }, [go, onClose, seat]);
  return null;
}
