import { decimal } from '@event-planner/platform/money';
import { fonts } from '@event-planner/platform/printing';
import PDFDocument from 'pdfkit';
import { type Amounts, closingOf, columns, eventsOf, type Statement, sumOf, totalOf } from './rules.ts';
import { type StatementLanguage, wordsIn } from './words.ts';

const page = { left: 50, right: 792, top: 48, bottom: 548 };
const nameWidth = 170;
const ink = '#1b1d22';
const grey = '#66686f';

/** A4 across: what was owed before, by event what came and went, what is owed after. The same bytes whenever it is drawn. */
export function statementPdf(statement: Statement, language: StatementLanguage): Promise<Buffer> {
  const says = wordsIn(language);
  const title = `${says.title} ${statement.name}`;
  const sheet = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    bufferPages: true,
    font: '',
    lang: language,
    // Of it the file's own id is made, too.
    info: { Title: `${title}, ${statement.organizerName}`, Creator: 'Event Planner', CreationDate: statement.closedAt },
  });
  const { regular, bold } = fonts();
  sheet.registerFont('regular', regular).registerFont('bold', bold);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  sheet
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => resolve(Buffer.concat(chunks)))
    .on('error', reject);
  draw(sheet, statement, language);
  sheet.end();
  return promise;
}

function draw(sheet: PDFKit.PDFDocument, statement: Statement, language: StatementLanguage): void {
  const says = wordsIn(language);
  const { organizerName, currency, name, closedAt, openingMinor, lines } = statement;
  const money = (amountMinor: number): string => decimal(amountMinor, currency);
  const write = (text: string, x: number, y: number): PDFKit.PDFDocument => sheet.text(text, x, y, { lineBreak: false });
  sheet.font('bold').fontSize(17).fillColor(ink);
  write(`${says.title} ${name}`, page.left, page.top);
  sheet.font('regular').fontSize(10).fillColor(grey);
  write(`${organizerName} · ${currency} · ${closedAt.toISOString().slice(0, 10)}`, page.left, page.top + 26);
  let y = page.top + 56;
  const balance = (label: string, amountMinor: number): void => {
    sheet.font('bold').fontSize(10).fillColor(ink);
    write(label, page.left, y);
    right(sheet, money(amountMinor), { x: page.right, y });
    y += 22;
  };
  balance(says.opening, openingMinor);
  const used = columns.filter(column => lines.some(line => line[column] !== 0));
  const width = (page.right - page.left - nameWidth) / (used.length + 1);
  const row = (label: string, cells: readonly string[], font: 'regular' | 'bold'): void => {
    if (y > page.bottom - 40) {
      sheet.addPage();
      y = page.top;
    }
    sheet.font(font).fontSize(8).fillColor(ink);
    write(fit(sheet, label, nameWidth - 8), page.left, y);
    cells.forEach((cell, at) => right(sheet, fit(sheet, cell, width - 4), { x: page.left + nameWidth + (at + 1) * width, y }));
    y += 15;
  };
  const amounts = (of: Amounts): readonly string[] => [...used.map(column => money(of[column])), money(sumOf(of))];
  row(says.perEvent, [...used.map(column => says.columns[column]), says.sum], 'bold');
  rule(sheet, y - 3);
  for (const event of eventsOf(lines)) row(event.title ?? says.noEvent, amounts(event), 'regular');
  rule(sheet, y - 2);
  row(says.total, amounts(totalOf(lines)), 'bold');
  y += 10;
  balance(says.closing, closingOf(statement));
  if (used.includes('elsewhere')) {
    sheet.font('regular').fontSize(8).fillColor(grey);
    write(says.elsewhereNote, page.left, y);
  }
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
