import { fonts } from '@event-planner/platform/printing';
import PDFDocument from 'pdfkit';
import { drawBill } from './bill.ts';
import { plainDesign, type PrintJob } from './design.ts';
import { drawTicket, looksOf } from './page-layout.ts';
import { drawSlip, slipSize } from './slip-layout.ts';
import { wordsOf } from './wording.ts';

/** A page for each valid ticket: A4 with its card on the upper half so that it can be folded, or a slip. Resolves with the whole file. */
export function ticketsPdf(job: PrintJob): Promise<Buffer> {
  const { regular, bold } = fonts();
  const design = job.design ?? plainDesign;
  const document = new PDFDocument({
    size: design.layout === 'slip' ? slipSize : 'A4',
    margin: 0,
    autoFirstPage: false,
    // None to begin with: the default, Helvetica, is read for nothing.
    font: '',
    info: { Title: `${job.booking.eventTitle}, ${job.booking.reference}`, Creator: 'Event Planner' },
    lang: design.language,
  });
  document.registerFont('regular', regular).registerFont('bold', bold);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  document
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('end', () => resolve(Buffer.concat(chunks)))
    .on('error', reject);
  const looks = looksOf(document, design.branding);
  let isFirst = true;
  job.booking.tickets.forEach((ticket, at) => {
    if (ticket.state !== 'valid') return;
    const words = wordsOf(job, ticket, at + 1);
    const page = document.addPage();
    if (design.layout === 'slip') drawSlip(page, words);
    else drawTicket(page, words, looks);
    if (isFirst && design.layout === 'page') drawBill(page, words);
    isFirst = false;
  });
  document.end();
  return promise;
}
