import { asDollars, type MicroDollars } from './money.ts';
import type { Report } from './report.ts';

const width = 820;
const row = 22;
const label = 130;
const amount = 90;
const heading = 44;

/** Bars by service and part, an environment below the other on one scale each, readable on light and on dark pages. */
export function asChart(reports: readonly Report[]): string {
  const blocks: string[] = [];
  let top = 0;
  for (const { system, environment, total, parts } of reports) {
    const rows = Object.entries(parts).filter(([, some]) => some > 0);
    blocks.push(`<g transform="translate(0 ${top})">${blockOf(`${system} · ${environment}: $${asDollars(total)} a month`, rows)}</g>`);
    top += heading + rows.length * row + row;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
    '<title>What each environment costs a month, by service and part</title>',
    '<style>text{fill:#1f2328}rect{fill:#0969da}@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#4493f8}}</style>',
    ...blocks,
    '</svg>',
    '',
  ].join('\n');
}

function blockOf(title: string, rows: readonly (readonly [name: string, amount: MicroDollars])[]): string {
  const largest = Math.max(...rows.map(([, some]) => some), 1);
  const bar = ([name, some]: readonly [string, MicroDollars], at: number): string => {
    const y = heading + at * row;
    const long = Math.max(1, Math.round((some / largest) * (width - label - amount - 10)));
    return [
      `<text x="${label - 8}" y="${y}" text-anchor="end">${escaped(name)}</text>`,
      `<rect x="${label}" y="${y - 12}" width="${long}" height="14" rx="2"/>`,
      `<text x="${label + long + 6}" y="${y}">${asDollars(some)}</text>`,
    ].join('');
  };
  return `<text x="0" y="16" font-weight="600" font-size="15">${escaped(title)}</text>${rows.map(bar).join('')}`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
