import { drawPdf } from '@event-planner/platform/printing';
import { drawBill } from './bill.ts';
import { type Design, plainDesign, type PrintJob } from './design.ts';
import { drawTicket, looksOf } from './page-layout.ts';
import { drawSlip, slipSize } from './slip-layout.ts';
import type { Page } from './typesetting.ts';
import { wordsOf } from './wording.ts';

/** A page for each valid ticket: A4 with its card on the upper half so that it can be folded, or a slip. Resolves with the whole file. */
export const ticketsPdf = ({ design = plainDesign, ...job }: PrintJob): Promise<Buffer> =>
  drawPdf(
    {
      text: JSON.stringify([job.booking, job.event]),
      size: design.layout === 'slip' ? slipSize : 'A4',
      margin: 0,
      autoFirstPage: false,
      info: { Title: `${job.booking.eventTitle}, ${job.booking.reference}`, Creator: 'Event Planner' },
      lang: design.language,
    },
    document => drawTickets(document, { ...job, design }),
  );

function drawTickets(document: Page, job: PrintJob & { readonly design: Design }): void {
  const { booking, design } = job;
  const looks = looksOf(document, design.branding);
  let isFirst = true;
  booking.tickets.forEach((ticket, at) => {
    if (ticket.state !== 'valid') return;
    const words = wordsOf(job, ticket, at + 1);
    const page = document.addPage();
    if (design.layout === 'slip') drawSlip(page, words);
    else drawTicket(page, words, looks);
    if (isFirst && design.layout === 'page') drawBill(page, words);
    isFirst = false;
  });
}
