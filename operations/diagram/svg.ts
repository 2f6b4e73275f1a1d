import { instance } from '@viz-js/viz';
import { type Diagram, type Kind, kinds, nodesIn } from './diagram.ts';
import { toDot } from './dot.ts';
import { styleSheet } from './style.ts';
import { escaped, write } from './text.ts';

const graphviz = await instance();

const titleHeight = 54;
const legendHeight = 40;
const margin = 20;

/** The diagram as a picture of its own: no script, no font, nothing from elsewhere. */
export function toSvg(diagram: Diagram): string {
  const nodes = nodesIn(diagram.groups);
  const { drawn, centres, width: boxWidth, height: boxHeight } = layOut(diagram);
  const used = (Object.keys(kinds) as Kind[]).filter(kind => nodes.some(node => node.kind === kind));
  const legend = legendOf(used);
  const width = Math.ceil(Math.max(boxWidth, legend.width) + 2 * margin);
  const height = Math.ceil(titleHeight + boxHeight + legendHeight);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(diagram.title)}</title>`,
    `<desc id="description">${escaped(diagram.description)}</desc>`,
    `<style>${styleSheet(used)}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    `<text class="title" x="${margin}" y="32">${escaped(diagram.title)}</text>`,
    `<g transform="translate(${((width - boxWidth) / 2).toFixed(1)} ${titleHeight})">`,
    drawn,
    ...nodes.map(node => write(node, centres.get(node.id) ?? { x: 0, y: 0 })),
    '</g>',
    `<g transform="translate(${margin} ${height - legendHeight + 8})">${legend.drawn}</g>`,
    '</svg>',
  ].join('\n')}\n`;
}

interface Layout {
  readonly drawn: string;
  /** Of each node by its id. */
  readonly centres: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
}

function layOut(diagram: Diagram): Layout {
  const { status, output, errors } = graphviz.renderFormats(toDot(diagram), ['svg', 'json']);
  if (status !== 'success') throw new Error(`${diagram.name} cannot be drawn: ${errors.map(({ message }) => message).join('; ')}`);
  const { bb, objects = [] }: Placed = JSON.parse(output['json'] ?? '{}');
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const centres = objects.flatMap(({ name, pos }) => {
    const [x = 0, y = 0] = (pos ?? '').split(',').map(Number);
    return pos === undefined ? [] : [[name, { x, y: height - y }] as const];
  });
  return { drawn: plain(output['svg'] ?? '', height), centres: new Map(centres), width, height };
}

/** Graphviz' shapes without its colours, ids and comments: those are the style sheet's, and would change with every version. */
function plain(drawn: string, height: number): string {
  const inner = drawn.slice(drawn.indexOf('<g id="graph0"'), drawn.lastIndexOf('</svg>'));
  return inner
    .replace(/transform="[^"]*"/, `transform="translate(0 ${height})"`)
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(/<title>[\s\S]*?<\/title>\n?/g, '')
    .replaceAll(/ (fill|stroke|font-family|stroke-dasharray)="[^"]*"/g, '')
    .replaceAll(/ id="[^"]*"/g, '')
    .replaceAll(/class="(node|edge|cluster|graph) ?/g, 'class="')
    .replaceAll(' xml:space="preserve"', '')
    .trim();
}

const keyWidth = (label: string): number => 26 + label.length * 6.4 + 16;

function legendOf(used: readonly Kind[]): { readonly drawn: string; readonly width: number } {
  let x = 0;
  const keys = used.map(kind => {
    const at = x;
    x += keyWidth(kinds[kind]);
    return `<rect class="key-${kind}" x="${at.toFixed(1)}" y="3" width="18" height="14" rx="4"/><text class="legend" x="${(at + 25).toFixed(1)}" y="14">${kinds[kind]}</text>`;
  });
  return { drawn: keys.join(''), width: x };
}
