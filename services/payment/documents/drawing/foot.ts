import { decoration, drawLine, drawLines, grey, hairline, linesOf, page } from './sheet.ts';
import type { Drawing } from './table.ts';

const columnWidth = 154;
const top = 752;

/** Below every page: who writes, where it is registered, where money is paid to. Drawn last, when it is known how many pages there are. */
export function drawFoot({ sheet, content, says }: Drawing): void {
  const { seller } = content;
  const columns = [
    [seller.name, ...seller.address].join('\n'),
    [seller.register, seller.vatId && `${says.vatId} ${seller.vatId}`, seller.taxNumber && `${says.taxNumber} ${seller.taxNumber}`]
      .filter(Boolean)
      .join('\n'),
    seller.bank,
  ];
  const { start, count } = sheet.bufferedPageRange();
  for (let at = start; at < start + count; at++) {
    sheet.switchToPage(at);
    decoration(sheet, () => {
      sheet
        .moveTo(page.left, top - 6)
        .lineTo(page.right, top - 6)
        .lineWidth(0.7)
        .strokeColor(hairline)
        .stroke();
      columns.forEach((text, column) => {
        const place = { x: page.left + column * (columnWidth + 10), y: top, width: columnWidth };
        drawLines(sheet, linesOf(sheet, text, { width: columnWidth, size: 6.5 }).slice(0, 7), { ...place, size: 6.5, color: grey });
      });
      drawLine(sheet, says.page(at + 1, count), {
        x: page.left,
        y: 822,
        width: page.right - page.left,
        size: 6.5,
        color: grey,
        align: 'right',
      });
    });
  }
}
