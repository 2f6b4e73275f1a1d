import { labelled, type Page, page, write } from './typesetting.ts';
import type { TicketWords } from './wording.ts';

/** On the lower half of the first page, outside what is shown at the door. */
export function drawBill(document: Page, { bill, reference, says }: TicketWords): void {
  if (bill.length === 0) return;
  const top = page.height / 2 + 84;
  const room = page.height - page.margin - top;
  const height = Math.min(16, room / (bill.length + 1));
  const size = Math.min(10, height - 3);
  const width = (page.width - 2 * page.margin) / 2;
  labelled(document, says.booking(reference), { x: page.margin, y: top, width });
  bill.forEach(([what, amount], at) => {
    const font = what === says.total ? 'bold' : 'regular';
    const y = top + (at + 1) * height;
    write(document, what, { x: page.margin, y, width: width * 0.7, size, least: 6, font });
    write(document, amount, { x: page.margin + width * 0.7, y, width: width * 0.3, size, least: 6, font });
  });
}
