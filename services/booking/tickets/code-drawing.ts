import { runsOf } from './qr.ts';
import { type Box, type Page } from './typesetting.ts';

/** A QR code as one vector path: sharp at any size, and smaller than a picture. */
export function drawCode(document: Page, code: string, { x, y, width }: Box): void {
  const { size, dark } = runsOf(code);
  document
    .save()
    .translate(x, y)
    .scale(width / size);
  for (const { column, row, length } of dark) document.rect(column, row, length, 1);
  document.fill('#000000').restore();
}
