import "react";

declare module "react" {
  interface CSSProperties {
    /** The hue of a person or a card, read by the style sheet. */
    "--hue"?: number | string;
    /** What keeps the handles of a card as large on the screen at any zoom. */
    "--unzoom"?: number;
    /** How long a bar is, from 0 to 1. */
    "--share"?: number;
  }
}
