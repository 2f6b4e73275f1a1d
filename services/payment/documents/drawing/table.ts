import type { DocumentContent } from '@event-planner/contracts/documents';
import type { Figures } from '../../figures.ts';
import type { Labels } from './labels.ts';
import { decoration, drawLine, drawLines, grey, lineHeight, linesOf, page, rule, type Sheet, tagged, type Tag, told } from './sheet.ts';

export interface Drawing {
  readonly sheet: Sheet;
  readonly root: Tag;
  readonly content: DocumentContent;
  readonly says: Labels;
  readonly figures: Figures;
  readonly accent: string;
}

type Line = DocumentContent['lines'][number];

/** Whether no rate applies, for its buyer accounts for the tax. The first two layouts named that of the seller's country beside a tax of nothing. */
export const namesNoRate = ({ layout, reverseCharge }: DocumentContent): boolean => reverseCharge && layout > 2;

const columns = [
  { key: 'item', x: page.left, width: 240, align: 'left' },
  { key: 'quantity', x: page.left + 244, width: 44, align: 'right' },
  { key: 'unit', x: page.left + 292, width: 68, align: 'right' },
  { key: 'rate', x: page.left + 364, width: 46, align: 'right' },
  { key: 'amount', x: page.left + 414, width: page.right - page.left - 414, align: 'right' },
] as const;

/** The lines, over as many pages as they need; answers where the last one ends. */
export function drawTable(drawing: Drawing, top: number): number {
  const { sheet, root, content } = drawing;
  let y = top;
  tagged(root, 'Table', table => {
    y = drawHead(drawing, table, y);
    for (const line of content.lines) {
      const detail = linesOf(sheet, line.detail, { width: columns[0].width, size: 7.5 }).filter(text => text !== '');
      const text = linesOf(sheet, textOf(line, drawing), { width: columns[0].width });
      const height = text.length * lineHeight(9) + detail.length * lineHeight(7.5) + 7;
      if (y + height > page.bottom) y = drawHead(drawing, undefined, nextPage(sheet));
      tagged(table, 'TR', row => drawRow(drawing, row, { line, y, text, detail }));
      y += height;
    }
  });
  rule(sheet, y);
  return y + 8;
}

/** So that so much fits below `y`: there, or on a page of its own. */
export const room = (sheet: Sheet, y: number, height: number): number => (y + height > page.bottom ? nextPage(sheet) : y);

function nextPage(sheet: Sheet): number {
  sheet.addPage();
  return page.top;
}

/** On further pages it is there for the eye alone. */
function drawHead({ sheet, content, says, accent }: Drawing, table: Tag | undefined, y: number): number {
  const cells = columns.map(
    ({ key, ...column }) =>
      () =>
        drawLine(sheet, key === 'rate' && namesNoRate(content) ? '' : says[key], {
          ...column,
          y,
          size: 7.5,
          color: grey,
          align: column.align,
        }),
  );
  if (table) tagged(table, 'TR', row => cells.forEach(draw => told(row, 'TH', draw)));
  else decoration(sheet, () => cells.forEach(draw => draw()));
  rule(sheet, y + 13, accent);
  return y + 20;
}

interface Row {
  readonly line: Line;
  readonly y: number;
  readonly text: readonly string[];
  readonly detail: readonly string[];
}

function drawRow({ sheet, content, figures }: Drawing, row: Tag, { line, y, text, detail }: Row): void {
  const [item, quantity, unit, rate, amount] = columns;
  told(row, 'TD', () => {
    const below = drawLines(sheet, text, { ...item, y });
    drawLines(sheet, detail, { ...item, y: below, size: 7.5, color: grey });
  });
  const figure = (column: (typeof columns)[number], of: string): void =>
    told(row, 'TD', () => drawLine(sheet, of, { ...column, y, align: 'right' }));
  figure(quantity, line.quantity === null ? '' : String(line.quantity));
  figure(unit, line.unitMinor === null ? '' : figures.money(line.unitMinor));
  figure(rate, namesNoRate(content) ? '' : line.rates.map(figures.percent).join(' + '));
  figure(amount, figures.money(line.amountMinor));
}

/** A refund says why in the document's language; everything else in the organizer's words. */
const textOf = ({ text }: Line, { content, says }: Drawing): string =>
  content.kind === 'credit_note' ? (says.causes[text] ?? text) : text;
