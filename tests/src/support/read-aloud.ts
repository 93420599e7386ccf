import type { Page } from "playwright-core";

/** What a screen reader is given of a part of the page: Chromium’s accessibility tree, one thing a line, as it is read. */

interface AxValue {
  readonly value?: unknown;
}

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly value?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

/** They stand for nothing that is said. */
const SILENT = new Set(["none", "generic", "InlineTextBox", "LineBreak", "LayoutTable", "Section"]);
const TEXT = new Set(["StaticText", "ListMarker"]);

export async function readAloud(page: Page, role: string): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send("Accessibility.enable");
  // The protocol’s own type is wider; what is read of it is checked as it is used.
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as { nodes: readonly AxNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const root = nodes.find((node) => !node.ignored && node.role?.value === role);
  if (!root) throw new Error(`nothing on the page is a ${role}`);
  const lines: string[] = [];
  const read = (node: AxNode, depth: number, around: string): void => {
    const kind = String(node.role?.value ?? "");
    const name = textOf(node.name);
    const isSilent = node.ignored || SILENT.has(kind) || (TEXT.has(kind) && around.includes(name));
    if (!isSilent) lines.push(`${"  ".repeat(depth)}${TEXT.has(kind) ? `“${name}”` : said(node, kind, name)}`);
    if (TEXT.has(kind)) return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) read(child, isSilent ? depth : depth + 1, isSilent ? around : name);
    }
  };
  read(root, 0, "");
  return `${lines.join("\n")}\n`;
}

function textOf(value: AxValue | undefined): string {
  return String(value?.value ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

const SAID = new Set([
  "level",
  "posinset",
  "setsize",
  "expanded",
  "pressed",
  "checked",
  "disabled",
  "hasPopup",
  "multiline",
]);

function said(node: AxNode, kind: string, name: string): string {
  const states = (node.properties ?? []).flatMap(({ name: state, value }) =>
    // How deep a list is in other lists is nothing that is read.
    SAID.has(state) && kind !== "listitem" && value.value !== false && value.value !== "false"
      ? [`${state} ${String(value.value)}`]
      : [],
  );
  const closed = (node.properties ?? []).some(
    ({ name: state, value }) => state === "expanded" && value.value === false,
  );
  const about = [...states, ...(closed ? ["expanded false"] : [])].map((state) => state.replace(" true", ""));
  const rest = [
    textOf(node.value) && `= ${textOf(node.value)}`,
    textOf(node.description) && `(${textOf(node.description)})`,
  ];
  return [kind, name === "" ? "" : `“${name}”`, about.length > 0 ? `[${about.join(", ")}]` : "", ...rest]
    .filter(Boolean)
    .join(" ");
}
