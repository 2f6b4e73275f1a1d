import { drawCode } from './code-drawing.ts';
import { grey, labelled, line, type Page, write } from './typesetting.ts';
import type { TicketWords } from './wording.ts';

/** 80 mm of paper, of which printers of tills print 72. */
export const slipSize: [number, number] = [226.77, 430];
const margin = 12;
const width = slipSize[0] - 2 * margin;
const codeSide = 150;

/** A ticket as the printer of a till prints it: black on white, nothing beside the other. */
export function drawSlip(document: Page, words: TicketWords): void {
  const { says } = words;
  const x = margin;
  write(document, words.organizer, { x, y: 14, width, size: 8, color: '#000000' });
  write(document, words.title, { x, y: 28, width, font: 'bold', size: 15, least: 10, lines: 2, color: '#000000' });
  write(document, words.date, { x, y: 72, width, font: 'bold', size: 9, least: 7, color: '#000000' });
  write(document, words.time, { x, y: 85, width, size: 9, color: '#000000' });
  write(document, words.venue, { x, y: 100, width, size: 9, least: 7, color: '#000000' });
  write(document, words.place, { x, y: 118, width, font: 'bold', size: 14, least: 9, lines: 2, color: '#000000' });
  drawCode(document, words.code, { x: (slipSize[0] - codeSide) / 2, y: 160, width: codeSide });
  const facts = [
    [says.attendee, words.attendee],
    [says.ticket, `${words.type}, ${words.price}`],
    [says.reference, words.reference],
  ] as const;
  facts.forEach(([label, text], at) => {
    const y = 322 + at * 28;
    labelled(document, label, { x, y, width });
    write(document, text, { x, y: y + 9, width, font: 'bold', size: 10, least: 7, color: '#000000' });
  });
  write(document, words.count, { x, y: 408, width, size: 7, color: grey });
  document
    .moveTo(0, slipSize[1] - 1)
    .lineTo(slipSize[0], slipSize[1] - 1)
    .dash(2, { space: 2 })
    .stroke(line)
    .undash();
}
