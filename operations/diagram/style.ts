import { type Kind, kinds } from './diagram.ts';

interface Look {
  readonly fill: string;
  readonly line: string;
  readonly text: string;
}

/** For each kind on a light and on a dark ground; text on its fill has a contrast of at least 7 to 1. */
const looks: Readonly<Record<Kind, { readonly light: Look; readonly dark: Look }>> = {
  person: look(['#e2e8f0', '#475569', '#1e293b'], ['#334155', '#94a3b8', '#f1f5f9']),
  outside: look(['#f5f5f4', '#78716c', '#292524'], ['#292524', '#a8a29e', '#f5f5f4']),
  app: look(['#ccfbf1', '#0f766e', '#134e4a'], ['#134e4a', '#2dd4bf', '#f0fdfa']),
  edge: look(['#ede9fe', '#7c3aed', '#4c1d95'], ['#3b1a78', '#a78bfa', '#f5f3ff']),
  service: look(['#dbeafe', '#1d4ed8', '#1e3a8a'], ['#1e3a8a', '#60a5fa', '#eff6ff']),
  store: look(['#fef3c7', '#b45309', '#6b3410'], ['#573210', '#fbbf24', '#fffbeb']),
  topic: look(['#fce7f3', '#be185d', '#831843'], ['#6b1539', '#f472b6', '#fdf2f8']),
  queue: look(['#e0f2fe', '#0369a1', '#0c4a6e'], ['#0c4a6e', '#38bdf8', '#f0f9ff']),
  trouble: look(['#fee2e2', '#b91c1c', '#7f1d1d'], ['#6f1a1a', '#f87171', '#fef2f2']),
  network: look(['#ecfccb', '#4d7c0f', '#365314'], ['#2f4a12', '#a3e635', '#f7fee7']),
};

const grounds = {
  light: { ground: '#ffffff', frame: '#94a3b8', tint: '#f8fafc', words: '#334155', title: '#0f172a', arrow: '#475569' },
  dark: { ground: '#0d1117', frame: '#475569', tint: '#161b22', words: '#cbd5e1', title: '#f8fafc', arrow: '#94a3b8' },
} as const;

function look(light: readonly [string, string, string], dark: readonly [string, string, string]) {
  const of = ([fill, line, text]: readonly [string, string, string]): Look => ({ fill, line, text });
  return { light: of(light), dark: of(dark) };
}

const allKinds = Object.keys(kinds) as readonly Kind[];

const variables = (scheme: 'light' | 'dark', used: readonly Kind[]): string =>
  [
    ...Object.entries(grounds[scheme]).map(([name, value]) => `--${name}:${value}`),
    ...used.flatMap(kind => Object.entries(looks[kind][scheme]).map(([name, value]) => `--${kind}-${name}:${value}`)),
  ].join(';');

/** The style sheet inside a picture: it follows the reader's choice of light and dark. */
export function styleSheet(used: readonly Kind[] = allKinds): string {
  return [
    `:root{${variables('light', used)}}`,
    `@media(prefers-color-scheme:dark){:root{${variables('dark', used)}}}`,
    'text{font-family:Helvetica,Arial,"Liberation Sans","Open Sans",sans-serif;fill:var(--words)}',
    '.ground{fill:var(--ground)}.title{font-size:20px;font-weight:700;fill:var(--title)}.legend{font-size:12px}',
    '.frame>path,.frame>polygon{fill:var(--tint);stroke:var(--frame);stroke-dasharray:none}.frame>text{fill:var(--title)}',
    '.words{text-anchor:middle;font-size:13px;font-weight:600}.detail{font-size:11px;font-weight:400}.frame>text{font-size:11.5px;font-weight:600}.arrow text{font-size:10.5px}',
    '.arrow path{fill:none;stroke:var(--arrow)}.arrow polygon{fill:var(--arrow);stroke:var(--arrow)}.dashed path{stroke-dasharray:5 4}',
    ...used.map(
      kind =>
        `.${kind}>path,.${kind}>polygon,.${kind}>ellipse,.key-${kind}{fill:var(--${kind}-fill);stroke:var(--${kind}-line)}.${kind}-words{fill:var(--${kind}-text)}`,
    ),
  ].join('');
}
