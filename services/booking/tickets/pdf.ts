import PDFDocument from 'pdfkit';
import type { BookingDetails } from '../booking-details.ts';
import { fonts } from './fonts.ts';
import { drawBill } from './bill.ts';
import { runsOf } from './qr.ts';
import { accent, type Box, card, grey, ink, inset, labelled, line, type Page, paper, qrSide, write } from './typesetting.ts';
import { type TicketWords, wordsOf } from './wording.ts';

/** One A4 page for each valid ticket, its card on the upper half so that it can be folded. Resolves with the whole file. */
export function ticketsPdf(details: BookingDetails): Promise<Buffer> {
  const { regular, bold } = fonts();
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // None to begin with: the default, Helvetica, is read for nothing.
    font: '',
    info: { Title: `${details.booking.eventTitle}, ${details.booking.reference}`, Creator: 'Event Planner' },
  });
  document.registerFont('regular', regular).registerFont('bold', bold);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  document
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => resolve(Buffer.concat(chunks)))
    .on('error', reject);
  details.booking.tickets.forEach((ticket, at) => {
    if (ticket.state !== 'valid') return;
    const words = wordsOf(details, ticket, at + 1);
    drawTicket(document.addPage(), words);
    if (at === 0) drawBill(document, words);
  });
  document.end();
  return promise;
}

function drawTicket(document: Page, words: TicketWords): void {
  const left = card.x + inset;
  const width = card.width - 2 * inset;
  document.roundedRect(card.x, card.y, card.width, card.height, 14).lineWidth(1).stroke(line);
  document.save().roundedRect(card.x, card.y, card.width, card.height, 14).clip();
  document
    .rect(card.x, card.y, card.width, card.band)
    .fill(ink)
    .rect(card.x, card.y + card.band, card.width, 4)
    .fill(accent);
  document.restore();
  write(document, words.organizer, { x: left, y: card.y + 22, width, size: 10, color: '#cfe5de' });
  write(document, words.title, { x: left, y: card.y + 42, width, font: 'bold', size: 26, least: 13, lines: 2, color: paper });
  drawFacts(document, words, { x: left, y: card.y + card.band + 26, width: width - qrSide - 24 });
  drawCode(document, words, { x: card.x + card.width - inset - qrSide, y: card.y + card.band + 26, width: qrSide });
  drawStub(document, words, { x: left, y: card.y + card.height - 66, width });
  const note = 'Show this code at the entrance, on paper or on a screen. It is valid once: do not share pictures of it.';
  write(document, note, { x: card.x, y: card.y + card.height + 18, width: card.width, size: 9, lines: 2, color: grey });
}

function drawFacts(document: Page, words: TicketWords, { x, y, width }: Box): void {
  labelled(document, 'Place', { x, y, width });
  write(document, words.place, { x, y: y + 14, width, font: 'bold', size: 21, least: 12, lines: 3 });
  labelled(document, 'When', { x, y: y + 98, width });
  write(document, words.date, { x, y: y + 112, width, font: 'bold', size: 12, least: 9 });
  write(document, words.time, { x, y: y + 129, width, size: 12, least: 9 });
  labelled(document, 'Where', { x, y: y + 158, width });
  write(document, words.venue, { x, y: y + 172, width, font: 'bold', size: 12, least: 9 });
  write(document, words.address, { x, y: y + 189, width, size: 10, least: 8, lines: 2 });
}

function drawStub(document: Page, words: TicketWords, { x, y, width }: Box): void {
  document
    .moveTo(card.x, y - 14)
    .lineTo(card.x + card.width, y - 14)
    .dash(3, { space: 3 })
    .stroke(line)
    .undash();
  const columns = [
    ['Attendee', words.attendee, 0.34, 2],
    ['Ticket', words.type, 0.28, 2],
    ['Price', words.price, 0.18, 1],
    ['Reference', words.reference, 0.2, 1],
  ] as const;
  let at = x;
  for (const [label, text, share, lines] of columns) {
    labelled(document, label, { x: at, y, width: width * share - 10 });
    write(document, text, { x: at, y: y + 15, width: width * share - 10, font: 'bold', size: 12, least: 8, lines });
    at += width * share;
  }
}

/** One vector path: sharp at any size, and smaller than a picture. */
function drawCode(document: Page, words: TicketWords, { x, y, width }: Box): void {
  const { size, dark } = runsOf(words.code);
  document
    .save()
    .translate(x, y)
    .scale(width / size);
  for (const { column, row, length } of dark) document.rect(column, row, length, 1);
  document.fill('#000000').restore();
  document
    .font('regular')
    .fontSize(9)
    .fillColor(grey)
    .text(words.count, x, y + width + 8, { width, align: 'center', lineBreak: false });
}
