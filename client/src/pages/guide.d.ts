/** Written when the client is built: `client/guide.ts`. */
declare module "virtual:guide/*" {
  export const guide: {
    readonly title: string;
    readonly contents: readonly { readonly id: string; readonly text: string }[];
    readonly html: string;
  };
}
