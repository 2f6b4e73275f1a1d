import { digitsOf } from '@event-planner/platform/money';
import { drawPdf } from '@event-planner/platform/printing';
import { figuresIn } from '../../figures.ts';
import { type Amounts, closingOf, columns, eventsOf, type Statement, sumOf, totalOf } from './rules.ts';
import { type StatementLanguage, wordsIn } from './words.ts';

const page = { left: 50, right: 792, top: 48, bottom: 548 };
const nameWidth = 140;
const ink = '#1b1d22';
const grey = '#66686f';

/** A4 across: what was owed before, by event what came and went, what is owed after. The same bytes whenever it is drawn. */
export function statementPdf(statement: Statement, language: StatementLanguage): Promise<Buffer> {
  const title = `${wordsIn(language).title} ${statement.name}`;
  return drawPdf(
    {
      text: JSON.stringify([statement.organizerName, statement.lines.map(line => line.eventTitle)]),
      size: 'A4',
      layout: 'landscape',
      margin: 0,
      bufferPages: true,
      lang: language,
      // Of it the file's own id is made, too.
      info: { Title: `${title}, ${statement.organizerName}`, Creator: 'Event Planner', CreationDate: statement.closedAt },
    },
    sheet => draw(sheet, statement, language),
  );
}

/** The name takes what the columns leave: many are narrow, few are at ease. */
const widthOf = (columnCount: number): number => Math.min(92, (page.right - page.left - nameWidth) / columnCount);

function draw(sheet: PDFKit.PDFDocument, statement: Statement, language: StatementLanguage): void {
  const says = wordsIn(language);
  const { organizerName, currency, name, closedAt, openingMinor, lines } = statement;
  const { money, day } = figuresIn(language, digitsOf(currency));
  const write = (text: string, x: number, y: number): PDFKit.PDFDocument => sheet.text(text, x, y, { lineBreak: false });
  sheet.font('bold').fontSize(17).fillColor(ink);
  write(`${says.title} ${name}`, page.left, page.top);
  sheet.font('regular').fontSize(10).fillColor(grey);
  write(`${organizerName} · ${currency} · ${day(closedAt.toISOString().slice(0, 10))}`, page.left, page.top + 26);
  let y = page.top + 56;
  const balance = (label: string, amountMinor: number): void => {
    sheet.font('bold').fontSize(10).fillColor(ink);
    write(label, page.left, y);
    right(sheet, money(amountMinor), { x: page.right, y });
    y += 22;
  };
  const used = columns.filter(column => lines.some(line => line[column] !== 0));
  const width = widthOf(used.length + 1);
  const leftOf = (at: number): number => page.right - (used.length + 1 - at) * width;
  const heads = (): void => {
    sheet.font('bold').fontSize(7).fillColor(ink);
    const labels = [...used.map(column => says.columns[column]), says.sum];
    const place = { width: width - 2, align: 'right' } as const;
    const height = Math.max(...labels.map(label => sheet.heightOfString(label, place)));
    write(says.perEvent, page.left, y + height - sheet.currentLineHeight());
    labels.forEach((label, at) => sheet.text(label, leftOf(at) + 2, y + height - sheet.heightOfString(label, place), place));
    rule(sheet, y + height + 2);
    y += height + 7;
  };
  const row = (label: string, of: Amounts, font: 'regular' | 'bold'): void => {
    if (y > page.bottom - 24) {
      sheet.addPage();
      y = page.top;
      heads();
    }
    sheet.font(font).fontSize(8).fillColor(ink);
    write(fit(sheet, label, leftOf(0) - page.left), page.left, y);
    [...used.map(column => of[column]), sumOf(of)].forEach((amountMinor, at) => right(sheet, money(amountMinor), { x: leftOf(at + 1), y }));
    y += 15;
  };
  balance(says.opening, openingMinor);
  heads();
  for (const event of eventsOf(lines)) row(event.title ?? says.noEvent, event, 'regular');
  rule(sheet, y - 2);
  y += 2;
  row(says.total, totalOf(lines), 'bold');
  y += 10;
  if (y > page.bottom - 24) {
    sheet.addPage();
    y = page.top;
  }
  balance(says.closing, closingOf(statement));
  const notes = [used.includes('elsewhere') && says.elsewhereNote, used.includes('other') && says.otherNote].filter(note => note !== false);
  sheet.font('regular').fontSize(8).fillColor(grey);
  notes.forEach((note, at) => write(note, page.left, y + at * 12));
  const { start, count } = sheet.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    sheet.switchToPage(at);
    sheet.font('regular').fontSize(7).fillColor(grey);
    right(sheet, says.page(at + 1, count), { x: page.right, y: page.bottom + 12 });
  }
}

const right = (sheet: PDFKit.PDFDocument, text: string, { x, y }: { readonly x: number; readonly y: number }): PDFKit.PDFDocument =>
  sheet.text(text, x - sheet.widthOfString(text), y, { lineBreak: false });

const rule = (sheet: PDFKit.PDFDocument, y: number): PDFKit.PDFDocument =>
  sheet.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.6).strokeColor('#ddd8cc').stroke();

/** What is too long ends in dots. */
function fit(sheet: PDFKit.PDFDocument, text: string, width: number): string {
  if (sheet.widthOfString(text) <= width) return text;
  let kept = text;
  while (kept.length > 1 && sheet.widthOfString(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept}…`;
}
