/**
 * What two JSON Canvas files say differently, by their own words and without any of our readers: ids, z-order, every
 * field of every node and edge, ends with their defaults, what else the file holds. Key order and white space are free.
 */

type Thing = Readonly<Record<string, unknown>>;

interface Canvas {
  readonly nodes?: readonly Thing[];
  readonly edges?: readonly Thing[];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

function parsed(text: string): Canvas & Thing {
  const bare = text.replace(/^\ufeff/, "");
  // What a canvas is; what it is not shows as a difference.
  return bare.trim() === "" ? {} : (JSON.parse(bare) as Canvas & Thing);
}

function compareThings(name: string, left: readonly Thing[], right: readonly Thing[]): string[] {
  const complaints: string[] = [];
  if (left.length !== right.length) complaints.push(`${left.length} and ${right.length} ${name}`);
  const others = new Map(right.map((thing) => [canonical(thing["id"]), thing]));
  for (const thing of left) {
    const other = others.get(canonical(thing["id"]));
    if (!other) complaints.push(`${name} ${canonical(thing["id"])} is gone`);
    for (const key of other ? new Set([...Object.keys(thing), ...Object.keys(other)]) : []) {
      const [was, is] = [canonical(thing[key]), canonical(other?.[key])];
      if (was !== is) complaints.push(`${name} ${canonical(thing["id"])}.${key}: ${was} became ${is}`);
    }
  }
  return complaints;
}

export function canvasDifferences(original: string, exported: string): string[] {
  const [left, right] = [parsed(original), parsed(exported)];
  const { nodes: leftNodes = [], edges: leftEdges = [], ...leftTop } = left;
  const { nodes: rightNodes = [], edges: rightEdges = [], ...rightTop } = right;
  const ends = (edges: readonly Thing[]): Thing[] =>
    edges.map((edge) => ({ fromEnd: "none", toEnd: "arrow", ...edge }));
  const order = (nodes: readonly Thing[]): string => canonical(nodes.map(({ id }) => id));
  return [
    ...compareThings("node", leftNodes, rightNodes),
    ...compareThings("edge", ends(leftEdges), ends(rightEdges)),
    ...(order(leftNodes) === order(rightNodes) ? [] : ["the z-order differs"]),
    ...(canonical(leftTop) === canonical(rightTop)
      ? []
      : [`beside them: ${canonical(leftTop)} became ${canonical(rightTop)}`]),
  ];
}
