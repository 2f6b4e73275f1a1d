import { type Diagram, type Group, type Kind, kinds, type Node, nodesIn } from './diagram.ts';

const shapes: Readonly<Record<Kind, readonly [string, string]>> = {
  person: ['([', '])'],
  outside: ['[[', ']]'],
  app: ['[', ']'],
  edge: ['{{', '}}'],
  service: ['(', ')'],
  store: ['[(', ')]'],
  topic: ['>', ']'],
  queue: ['[/', '/]'],
  trouble: ['[/', '/]'],
  network: ['[', ']'],
};

const lines = { solid: '-->', dashed: '-.->', none: '~~~' } as const;

/** Readable on both grounds: white on a colour of middle lightness. */
const fills: Readonly<Record<Kind, string>> = {
  person: '#475569',
  outside: '#64748b',
  app: '#0f766e',
  edge: '#7c3aed',
  service: '#1d4ed8',
  store: '#b45309',
  topic: '#be185d',
  queue: '#0369a1',
  trouble: '#b91c1c',
  network: '#57534e',
};

/** The diagram as a Mermaid flowchart. */
export function toMermaid({ title, direction, groups, arrows }: Diagram): string {
  const used = [...new Set(nodesIn(groups).map(({ kind }) => kind))];
  return [
    `---\ntitle: ${JSON.stringify(title)}\n---`,
    `flowchart ${direction}`,
    ...groups.flatMap(group => frame(group, '  ')),
    ...arrows.map(
      ({ from, to, label, line = 'solid' }) => `  ${idOf(from)} ${lines[line]}${label ? `|"${text(label)}"|` : ''} ${idOf(to)}`,
    ),
    ...used.map(kind => `  classDef ${classOf(kind)} fill:${fills[kind]},stroke:${fills[kind]},color:#ffffff`),
    '',
  ].join('\n');
}

function frame({ id, label, nodes, groups = [] }: Group, indent: string): readonly string[] {
  const inner = [...nodes.map(node => `${indent}  ${draw(node)}`), ...groups.flatMap(group => frame(group, `${indent}  `))];
  return label === '' ? inner.map(line => line.slice(2)) : [`${indent}subgraph ${idOf(id)}["${text(label)}"]`, ...inner, `${indent}end`];
}

function draw({ id, kind, label, details = [] }: Node): string {
  const [open, close] = shapes[kind];
  return `${idOf(id)}${open}"${[label, ...details].map(text).join('<br>')}"${close}:::${classOf(kind)}`;
}

/** `end` and other words of the language are no ids, nor are hyphens in them safe. */
const idOf = (id: string): string => `n_${id.replaceAll(/[^a-zA-Z0-9]/g, '_')}`;
const classOf = (kind: Kind): string => kinds[kind].replaceAll(' ', '-');
const text = (said: string): string => said.replaceAll('"', '&quot;');
