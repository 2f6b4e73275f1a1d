import { figuresIn } from '../../figures.ts';
import { duplicateNumber } from '../rules.ts';
import { decoration, drawLine, drawLines, grey, lineHeight, linesOf, page, told } from './sheet.ts';
import type { Drawing } from './table.ts';

const info = { x: 352, labelWidth: 82, width: page.right - 352 };
const window = { x: page.left, width: 250 };

/** Who writes to whom, and about what; the address where the window of an envelope is. Answers where it ends. */
export function drawHead(drawing: Drawing, logo: Buffer | null): number {
  const { sheet, root, content } = drawing;
  const { seller, buyer } = content;
  if (logo) decoration(sheet, () => void sheet.image(logo, page.left, page.top - 6, { fit: [150, 56] }));
  else
    told(root, 'P', () =>
      drawLine(sheet, seller.name, { x: page.left, y: page.top, width: 290, font: 'bold', size: 15, color: drawing.accent }),
    );
  told(root, 'P', () => drawLine(sheet, [seller.name, ...seller.address].join(' · '), { ...window, y: 128, size: 6.5, color: grey }));
  const address = buyer.address.flatMap(line => linesOf(sheet, line, { width: window.width, size: 10 })).slice(0, 9);
  told(root, 'P', () => void drawLines(sheet, address, { ...window, y: 144, size: 10 }));
  const below = drawInfo(drawing, 144);
  return drawTitle(drawing, Math.max(below, 144 + address.length * 13.5, 236) + 18);
}

function drawInfo({ sheet, root, content, says, figures }: Drawing, top: number): number {
  const { order, buyer } = content;
  const supplied = order.from === order.to ? figures.day(order.from) : `${figures.day(order.from)} – ${figures.day(order.to)}`;
  const rows: (readonly [string, string | null])[] = [
    [says.number, content.number],
    [says.date, figures.day(content.issuedOn)],
    [says.order, order.reference],
    [says.event, order.eventTitle],
    [says.supplied, supplied],
    [says.yourReference, buyer.reference],
    [says.yourVatId, buyer.vatId],
  ];
  let y = top;
  for (const [label, value] of rows) {
    if (value === null) continue;
    const lines = linesOf(sheet, value, { width: info.width - info.labelWidth, size: 8.5 }).slice(0, 4);
    const at = y;
    told(root, 'P', () => {
      drawLine(sheet, label, { x: info.x, y: at, width: info.labelWidth - 6, size: 8.5, color: grey });
      drawLines(sheet, lines, { x: info.x + info.labelWidth, y: at, width: info.width - info.labelWidth, size: 8.5 });
    });
    y += lines.length * 11.5 + 3;
  }
  return y;
}

function drawTitle(drawing: Drawing, y: number): number {
  const { sheet, root, content, says, figures, accent } = drawing;
  const place = { x: page.left, width: page.right - page.left };
  told(root, 'H1', () =>
    drawLine(sheet, `${says.kind[content.kind]} ${content.unpaid ? duplicateNumber(content.number) : content.number}`, {
      ...place,
      y,
      font: 'bold',
      size: 16,
      color: accent,
    }),
  );
  const { refersTo } = content;
  if (!refersTo) return drawUnpaid(drawing, y + 34);
  const text = says.refersTo(says.kind[refersTo.kind], refersTo.number, figures.day(refersTo.issuedOn));
  told(root, 'P', () => drawLine(sheet, text, { ...place, y: y + 22, color: grey }));
  return drawUnpaid(drawing, y + 48);
}

const danger = '#b42318';

/** What its seller's tax office wants to stand on it, in its own language whatever that of the rest is, and not to be overlooked. */
function drawUnpaid({ sheet, root, content: { unpaid, currency, decimals } }: Drawing, y: number): number {
  if (!unpaid) return y;
  const { money } = figuresIn('fr', decimals);
  const [net, tax] = [unpaid.netMinor, unpaid.taxMinor].map(amountMinor => `${money(amountMinor)} ${currency}`);
  const text = `Facture demeurée impayée pour la somme de ${net} (prix net) et pour la somme de ${tax} (TVA correspondante) qui ne peut faire l’objet d’une déduction (article 272 du CGI).`;
  const [inset, size] = [10, 11];
  const style = { x: page.left + inset, width: page.right - page.left - 2 * inset, font: 'bold', size } as const;
  const lines = linesOf(sheet, text, style);
  const height = lines.length * lineHeight(size) + 2 * inset;
  decoration(
    sheet,
    () =>
      void sheet
        .rect(page.left, y, page.right - page.left, height)
        .lineWidth(1.5)
        .strokeColor(danger)
        .stroke(),
  );
  told(root, 'P', () => void drawLines(sheet, lines, { ...style, y: y + inset, color: danger }));
  return y + height + 14;
}
