import "react";

declare module "react" {
  interface CSSProperties {
    /** The hue of a person or a card, read by the style sheet. */
    "--hue"?: number | string;
    /** What keeps the handles of a card as large on the screen at any zoom. */
    "--unzoom"?: number;
  }
}
