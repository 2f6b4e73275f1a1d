import type { Arrow, Diagram, Group, Kind, Node } from './diagram.ts';
import { sizeOf } from './text.ts';

const shapes: Readonly<Record<Kind, string>> = {
  person: 'oval',
  outside: 'box',
  app: 'box',
  edge: 'box',
  service: 'box',
  store: 'cylinder',
  topic: 'box',
  queue: 'box',
  trouble: 'box',
  network: 'box',
};

/** Inches between ranks: arrows with labels run along, or things are only stacked. */
const rankGap = { LR: 0.8, TB: 0.22 } as const;

/** The diagram in Graphviz' language: places and shapes. Colours are the style sheet's, words are written afterwards. */
export const toDot = ({ direction, groups, arrows }: Diagram): string =>
  [
    'digraph {',
    `rankdir=${direction}; compound=true; newrank=true; bgcolor=transparent; nodesep=0.26; ranksep=${rankGap[direction]}; splines=true; fontname="Helvetica"`,
    'node [style="rounded,filled", fixedsize=true, label="", penwidth=1.2]',
    'edge [fontname="Helvetica", fontsize=11, arrowsize=0.7, penwidth=1.2]',
    ...groups.flatMap(frame),
    ...arrows.map(arrow => drawArrow(arrow, groups)),
    '}',
  ].join('\n');

function frame({ id, label, nodes, groups = [] }: Group): readonly string[] {
  const inner = [...nodes.map(drawNode), ...groups.flatMap(frame)];
  if (label === '') return inner;
  return [
    `subgraph ${frameOf(id)} {`,
    `label=${quoted(label)}; labeljust=l; fontsize=13; margin=16; style=rounded; class=frame`,
    ...inner,
    '}',
  ];
}

const frameOf = (id: string): string => quoted(`cluster_${id}`);

function drawNode(node: Node): string {
  const { width, height } = sizeOf(node);
  return `${quoted(node.id)} [shape=${shapes[node.kind]}, width=${(width / 72).toFixed(3)}, height=${(height / 72).toFixed(3)}, class="thing ${node.kind}"]`;
}

function drawArrow({ from, to, label, line = 'solid', loose = false }: Arrow, groups: readonly Group[]): string {
  // An arrow can begin at a frame: Graphviz draws it from one of its nodes and cuts it off where the frame ends.
  const framed = groups.find(({ id }) => id === from);
  const tail = framed ? (framed.nodes.at(Math.floor(framed.nodes.length / 2))?.id ?? from) : from;
  const attributes = [
    ...(line === 'none' ? ['style=invis'] : [`class="arrow ${line}"`, `style=${line}`]),
    ...(label ? [`label=${quoted(` ${label} `)}`] : []),
    ...(loose ? ['constraint=false'] : []),
    ...(framed ? [`ltail=${frameOf(from)}`] : []),
  ];
  return `${quoted(tail)} -> ${quoted(to)} [${attributes.join(', ')}]`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
