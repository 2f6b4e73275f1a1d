import type { Node } from './diagram.ts';

/** Points a character takes at most on average, in the widest of the fonts a reader may have. */
const widths = { label: 8, detail: 6.2 };
const lines = { label: 17, detail: 14 };
const padding = { x: 14, y: 9 };
/** An oval and a cylinder lose room at their ends. */
const extra: Partial<Record<Node['kind'], { readonly x: number; readonly y: number }>> = {
  person: { x: 26, y: 10 },
  store: { x: 0, y: 12 },
};

/** How large a node must be for its words, in points. */
export function sizeOf({ kind, label, details = [] }: Node): { readonly width: number; readonly height: number } {
  const { x, y } = extra[kind] ?? { x: 0, y: 0 };
  const text = Math.max(label.length * widths.label, ...details.map(detail => detail.length * widths.detail));
  return { width: Math.ceil(text + 2 * padding.x + x), height: lines.label + details.length * lines.detail + 2 * padding.y + y };
}

/** The words of a node around its centre. */
export function write({ kind, label, details = [] }: Node, { x, y }: { readonly x: number; readonly y: number }): string {
  const top = y - (details.length * lines.detail) / 2 + 4.5 + (kind === 'store' ? 4 : 0);
  const detail = details.map(
    (line, at) => `<tspan class="detail" x="${x}" y="${(top + lines.detail * (at + 1) + 1).toFixed(1)}">${escaped(line)}</tspan>`,
  );
  return `<text class="words ${kind}-words" x="${x}" y="${top.toFixed(1)}">${escaped(label)}${detail.join('')}</text>`;
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
