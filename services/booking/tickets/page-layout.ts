import { isReadableWithWhite } from '@event-planner/contracts/contrast';
import { drawCode } from './code-drawing.ts';
import type { Branding, Looks, OpenImage } from './design.ts';
import { type Box, card, grey, ink, inset, labelled, line, page, type Page, paper, qrSide, write } from './typesetting.ts';
import type { TicketWords } from './wording.ts';

const corner = 14;
const pictureWidth = 176;
const plate = { width: 104, height: 40 };

/** Read once for all pages: given its bytes, a document would read and keep a picture anew for each of them. */
export const looksOf = (document: Page, { color, logo, cover }: Branding): Looks => ({
  color,
  logo: logo && document.openImage(Buffer.from(logo)),
  cover: cover && document.openImage(Buffer.from(cover)),
});

/** A ticket on the upper half of an A4 page, in the colours of whoever invites. */
export function drawTicket(document: Page, words: TicketWords, branding: Looks): void {
  const left = card.x + inset;
  const width = card.width - 2 * inset;
  drawBand(document, words, branding);
  document.roundedRect(card.x, card.y, card.width, card.height, corner).lineWidth(1).stroke(line);
  const top = card.y + card.band + 22;
  const right = card.x + card.width - inset - qrSide;
  drawFacts(document, words, { x: left, y: top, width: width - qrSide - 24 });
  drawCode(document, words.code, { x: right, y: top - 4, width: qrSide });
  write(document, words.count, { x: right, y: top + qrSide + 2, width: qrSide, size: 8, color: grey, align: 'center' });
  drawStub(document, words, { x: left, y: card.y + card.height - 54, width });
  drawFold(document, words);
}

/** White is readable on the organizer's colour, or it is not used. */
const colorOf = ({ color }: Looks): string => (color !== null && isReadableWithWhite(color) ? color : ink);

function drawBand(document: Page, words: TicketWords, branding: Looks): void {
  const color = colorOf(branding);
  document.save().roundedRect(card.x, card.y, card.width, card.height, corner).clip();
  document.rect(card.x, card.y, card.width, card.band).fill(color);
  if (branding.cover !== null) {
    const x = card.x + card.width - pictureWidth;
    document.save().rect(x, card.y, pictureWidth, card.band).clip();
    document.image(branding.cover, x, card.y, { cover: [pictureWidth, card.band], align: 'center', valign: 'center' });
    document.restore();
    const fade = document
      .linearGradient(x, card.y, x + 70, card.y)
      .stop(0, color, 1)
      .stop(1, color, 0);
    document.rect(x, card.y, 70, card.band).fill(fade);
  }
  document.restore();
  const taken = branding.cover === null ? 0 : pictureWidth - inset;
  const width = card.width - 2 * inset - taken - (branding.cover === null && branding.logo !== null ? plate.width + 16 : 0);
  const left = card.x + inset;
  write(document, words.says.by(words.organizer), { x: left, y: card.y + 18, width, size: 9, color: paper });
  write(document, words.title, { x: left, y: card.y + 34, width, font: 'bold', size: 23, least: 12, lines: 2, color: paper });
  if (branding.logo !== null) drawLogo(document, branding.logo);
}

/** On white, for that is what logos are made for. */
function drawLogo(document: Page, logo: OpenImage): void {
  const x = card.x + card.width - plate.width - 14;
  const y = card.y + 14;
  document.roundedRect(x, y, plate.width, plate.height, 8).fill(paper);
  document.image(logo, x + 8, y + 6, { fit: [plate.width - 16, plate.height - 12], align: 'center', valign: 'center' });
}

function drawFacts(document: Page, words: TicketWords, { x, y, width }: Box): void {
  const { says } = words;
  labelled(document, says.place, { x, y, width });
  write(document, words.place, { x, y: y + 12, width, font: 'bold', size: 18, least: 11, lines: 2 });
  labelled(document, says.when, { x, y: y + 68, width });
  write(document, words.date, { x, y: y + 80, width, font: 'bold', size: 12, least: 9 });
  write(document, words.time, { x, y: y + 96, width, size: 11, least: 9 });
  labelled(document, says.where, { x, y: y + 122, width });
  write(document, words.venue, { x, y: y + 134, width, font: 'bold', size: 12, least: 9 });
  write(document, words.address, { x, y: y + 150, width, size: 9, least: 7, lines: 2 });
}

function drawStub(document: Page, words: TicketWords, { x, y, width }: Box): void {
  const { says } = words;
  document
    .moveTo(card.x, y - 8)
    .lineTo(card.x + card.width, y - 8)
    .dash(3, { space: 3 })
    .stroke(line)
    .undash();
  const columns = [
    [says.attendee, words.attendee, 0.34, 2],
    [says.ticket, words.type, 0.28, 2],
    [says.price, words.price, 0.18, 1],
    [says.reference, words.reference, 0.2, 1],
  ] as const;
  let at = x;
  for (const [label, text, share, lines] of columns) {
    labelled(document, label, { x: at, y, width: width * share - 10 });
    write(document, text, { x: at, y: y + 12, width: width * share - 10, font: 'bold', size: 11, least: 7, lines });
    at += width * share;
  }
}

/** Folded in the middle, the ticket is a card; whoever wants it smaller folds it once more. */
function drawFold(document: Page, words: TicketWords): void {
  const y = page.height / 2;
  document.moveTo(0, y).lineTo(page.width, y).lineWidth(0.5).dash(1.5, { space: 4 }).stroke(line).undash();
  write(document, words.says.fold, { x: page.margin, y: y + 4, width: 120, size: 6.5, color: grey });
  write(document, words.says.note, { x: page.margin, y: y + 30, width: card.width, size: 9, lines: 2, color: grey });
}
