import { card, labelled, type Page, page, write } from './typesetting.ts';
import type { TicketWords } from './wording.ts';

/** On the lower half of the first page, outside what is shown at the door. */
export function drawBill(document: Page, { bill, reference }: TicketWords): void {
  const top = card.y + card.height + 60;
  const room = page.height - page.margin - top;
  const height = Math.min(16, room / (bill.length + 1));
  const size = Math.min(10, height - 3);
  const width = card.width / 2;
  if (bill.length > 0) labelled(document, `Booking ${reference}`, { x: card.x, y: top, width });
  bill.forEach(([what, amount], at) => {
    const font = what === 'Total' ? 'bold' : 'regular';
    const y = top + (at + 1) * height;
    write(document, what, { x: card.x, y, width: width * 0.7, size, least: 6, font });
    write(document, amount, { x: card.x + width * 0.7, y, width: width * 0.3, size, least: 6, font });
  });
}
