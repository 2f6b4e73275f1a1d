import { drawLine, drawLines, grey, linesOf, page, rule, tagged, told } from './sheet.ts';
import { type Drawing, namesNoRate, room } from './table.ts';

const amountWidth = 92;
const labelPlace = { x: page.left + 200, width: page.right - page.left - 200 - amountWidth - 8 };
const amountPlace = { x: page.right - amountWidth, width: amountWidth };

/** What the lines come to, and of what that is made. */
export function drawTotals(drawing: Drawing, top: number): number {
  const { sheet, content, says, figures } = drawing;
  const { deductions, pricesInclude, taxes, netMinor, totalMinor, currency, reverseCharge } = content;
  const rows: (readonly [label: string, amountMinor: number])[] = [];
  const shown = content.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  if (deductions.length > 0)
    rows.push(
      [says.subtotal, shown],
      ...deductions.map(({ kind, about, amountMinor }) => [says.deduction[kind](about), amountMinor] as const),
    );
  if (pricesInclude === 'no_taxes' && !reverseCharge && taxes.length > 0)
    rows.push([says.net, netMinor], ...taxes.map(tax => [`${tax.name} ${figures.percent(tax.basisPoints)}`, tax.taxMinor] as const));
  let y = room(sheet, top, rows.length * 15 + 34);
  for (const [label, amountMinor] of rows) {
    told(drawing.root, 'P', () => {
      drawLine(sheet, label, { ...labelPlace, y, align: 'right' });
      drawLine(sheet, figures.money(amountMinor), { ...amountPlace, y, align: 'right' });
    });
    y += 15;
  }
  y += 4;
  told(drawing.root, 'P', () => {
    drawLine(sheet, `${says.total} (${currency})`, { ...labelPlace, y, font: 'bold', size: 11, align: 'right' });
    drawLine(sheet, figures.money(totalMinor), { ...amountPlace, y, font: 'bold', size: 11, align: 'right' });
  });
  return y + 30;
}

const columns = [
  { x: page.left, width: 160 },
  { x: page.left + 164, width: 70 },
  { x: page.left + 238, width: 78 },
  { x: page.left + 320, width: 78 },
  { x: page.left + 402, width: page.right - page.left - 402 },
] as const;

/** Each tax with its rate, what it was taken of and what it comes to. */
export function drawTaxes(drawing: Drawing, top: number): number {
  const { sheet, content, says, figures } = drawing;
  if (content.taxes.length === 0) return top;
  const rows = rowsOf(drawing);
  let y = room(sheet, top, 24 + (rows.length + 1) * 14);
  const row = (kind: 'TH' | 'TD', cells: readonly string[]): void =>
    tagged(drawing.root, 'TR', tag => {
      cells.forEach((cell, at) => {
        const place = columns[at] ?? columns[0];
        told(tag, kind, () => drawLine(sheet, cell, { ...place, y, size: 8, color: grey, align: at === 0 ? 'left' : 'right' }));
      });
      y += 14;
    });
  const percent = namesNoRate(content) ? '' : content.layout === 1 ? says.rate : says.percent;
  row('TH', [says.taxes, percent, says.net, says.tax, says.gross]);
  rule(sheet, y - 2);
  y += 3;
  for (const { name, rate, netMinor, taxMinor } of rows)
    row('TD', [name, rate, figures.money(netMinor), figures.money(taxMinor), figures.money(netMinor + taxMinor)]);
  return y + 12;
}

interface TaxRow {
  readonly name: string;
  readonly rate: string;
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** The taxes, what bears none, and all of it: where each net is of one of them alone, they add up. */
function rowsOf({ content, says, figures }: Drawing): readonly TaxRow[] {
  const { taxes, untaxedMinor, netMinor, taxMinor } = content;
  const rows = namesNoRate(content)
    ? [{ name: says.reverseChargeInTable, rate: '', netMinor: netMinor - (untaxedMinor ?? 0), taxMinor: 0 }]
    : taxes.map((tax): TaxRow => ({ ...tax, rate: figures.percent(tax.basisPoints) }));
  if (untaxedMinor === undefined) return rows;
  if (untaxedMinor !== 0) rows.push({ name: says.untaxed, rate: '', netMinor: untaxedMinor, taxMinor: 0 });
  return rows.length === 1 ? rows : [...rows, { name: says.total, rate: '', netMinor, taxMinor }];
}

/** What has to be said beside the figures. */
export function drawNotes({ sheet, root, content, says, figures }: Drawing, top: number): void {
  const { seller, payment, payBy, reason, reverseCharge, pricesInclude, taxes } = content;
  const notes = [
    ...(reverseCharge ? [says.reverseCharge] : []),
    ...(pricesInclude === 'taxes' && taxes.length > 0 ? [says.included] : []),
    ...(reason === null ? [] : [content.layout === 1 ? `${says.reason}: ${reason}` : says.because(reason)]),
    says.payment[payment],
    ...(payBy === undefined ? [] : [says.payBy(figures.day(payBy))]),
    ...(payment === 'open' && seller.bank !== '' ? [seller.bank] : []),
    ...(seller.footer === '' ? [] : [seller.footer]),
  ];
  let y = top;
  for (const note of notes) {
    const lines = linesOf(sheet, note, { width: page.right - page.left });
    y = room(sheet, y, lines.length * 12.2);
    const at = y;
    told(root, 'P', () => void drawLines(sheet, lines, { x: page.left, y: at, width: page.right - page.left }));
    y += lines.length * 12.2 + 6;
  }
}
