import { useEffect } from "react";

let own = "";
let cover: string | null = null;

function show(): void {
  document.title = cover ?? own;
}

export function useTitle(title: string): void {
  useEffect(() => {
    own = title;
    show();
  }, [title]);
}

/** In place of the page’s own, which comes back with null. */
export function coverTitle(title: string | null): void {
  cover = title;
  show();
}
