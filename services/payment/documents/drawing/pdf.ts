import type { DocumentContent } from '@event-planner/contracts/documents';
import { drawPdf } from '@event-planner/platform/printing';
import { type Figures, figuresIn } from '../../figures.ts';
import { drawFoot } from './foot.ts';
import { drawHead } from './head.ts';
import { labels } from './labels.ts';
import { ink, type Sheet } from './sheet.ts';
import { drawTable } from './table.ts';
import { drawNotes, drawTaxes, drawTotals } from './totals.ts';

export interface DocumentJob {
  readonly content: DocumentContent;
  /** A PNG without transparency. */
  readonly logo: Uint8Array | null;
}

/**
 * A document as A4, the same bytes whenever, wherever and by whom it is drawn: everything in it comes from the content. Nothing is compressed, because what zlib makes
 * of the same bytes differs from one version to the next; dates are those of the document; figures are written without Intl, whose data changes.
 */
export function documentPdf({ content, logo }: DocumentJob): Promise<Buffer> {
  const says = labels[content.language];
  const issuedAt = new Date(`${content.issuedOn}T00:00:00Z`);
  const options = {
    text: content.layout < 3 ? '' : JSON.stringify(content),
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: content.language,
    info: {
      Title: `${says.kind[content.kind]} ${content.number}`,
      Author: content.seller.name,
      Creator: 'Event Planner',
      Producer: 'Event Planner',
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  } as const;
  return drawPdf(options, sheet => draw(sheet, content, logo));
}

function draw(sheet: Sheet, content: DocumentContent, logo: Uint8Array | null): void {
  const element = sheet.struct('Document');
  sheet.addStructure(element);
  sheet.addPage();
  const accent = content.seller.color ?? ink;
  const drawing = { sheet, root: { sheet, element }, content, says: labels[content.language], figures: signed(content), accent };
  const below = drawTotals(drawing, drawTable(drawing, drawHead(drawing, logo && Buffer.from(logo))));
  drawNotes(drawing, drawTaxes(drawing, below));
  element.end();
  drawFoot(drawing);
}

/** What takes back says so of every amount: what it is made of is kept without signs. */
function signed({ kind, language, decimals }: DocumentContent): Figures {
  const figures = figuresIn(language, decimals);
  return kind === 'cancellation' || kind === 'credit_note' ? { ...figures, money: amountMinor => figures.money(-amountMinor) } : figures;
}
