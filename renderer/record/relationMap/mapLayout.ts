import { Graph, layout } from '@dagrejs/dagre';

/** The size of a card, in pixels; the map is laid out for it. */
export const cardSize = { width: 168, height: 92 } as const;
const gap = { across: 28, down: 56, margin: 16 } as const;

/** A reporting line: `from` answers to `to`. */
export interface ReportingLine {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Where everything stands, in pixels from the left top corner; lines run through their points. */
export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<number, { readonly left: number; readonly top: number }>;
  readonly lines: readonly {
    readonly id: number;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
}

/**
 * Lays people out: superiors above, lines without needless crossings; who has no reporting line stands beside
 * them, or below in rows of `perRow`. A circle of superiors does not hang it.
 */
export function mapLayout(
  people: readonly number[],
  reporting: readonly ReportingLine[],
  perRow: number,
): MapLayout {
  const known = new Set(people);
  const lines = reporting.filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const linked = people.filter((id) => lines.some(({ from, to }) => from === id || to === id));
  const tree = treeLayout(linked, lines);
  const places = new Map(tree.places);
  const alone = people.filter((id) => !linked.includes(id));
  const across = cardSize.width + gap.across;
  // Beside the tree where there is room, so that the whole map is seen at once; otherwise below it.
  const beside = linked.length > 0 ? Math.max(0, Math.floor(perRow - tree.width / across)) : 0;
  const columns = Math.max(1, Math.min(beside > 0 ? beside : perRow, alone.length));
  const left = beside > 0 ? tree.width + gap.across : gap.margin;
  const top = beside > 0 || linked.length === 0 ? gap.margin : tree.height + gap.down / 2;
  alone.forEach((id, index) => {
    places.set(id, {
      left: left + (index % columns) * across,
      top: top + Math.floor(index / columns) * (cardSize.height + gap.across),
    });
  });
  const corners = [...places.values()];
  return {
    width: Math.max(tree.width, ...corners.map((place) => place.left + cardSize.width + gap.margin)),
    height: Math.max(tree.height, ...corners.map((place) => place.top + cardSize.height + gap.margin)),
    places,
    lines: tree.lines,
  };
}

function treeLayout(people: readonly number[], lines: readonly ReportingLine[]): MapLayout {
  if (people.length === 0) return { width: 0, height: 0, places: new Map(), lines: [] };
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: 'TB',
    nodesep: gap.across,
    ranksep: gap.down,
    marginx: gap.margin,
    marginy: gap.margin,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of people) graph.setNode(String(id), { ...cardSize });
  for (const { id, from, to } of lines) graph.setEdge(String(to), String(from), {}, String(id));
  layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  const places = new Map(
    people.map((id) => {
      const { x, y } = graph.node(String(id)) as { x: number; y: number };
      return [id, { left: x - cardSize.width / 2, top: y - cardSize.height / 2 }];
    }),
  );
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    places,
    lines: lines.map(({ id, from, to }) => {
      const edge = graph.edge(String(to), String(from), String(id)) as {
        points?: readonly { x: number; y: number }[];
      };
      return { id, points: edge.points ?? [] };
    }),
  };
}
