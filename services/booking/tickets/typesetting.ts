export type Page = PDFKit.PDFDocument;
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
interface Style {
  readonly font?: 'regular' | 'bold';
  readonly size: number;
  /** Long words shrink down to this, then are cut with an ellipsis. @default `size` */
  readonly least?: number;
  readonly lines?: number;
  readonly color?: string;
  readonly align?: 'left' | 'center';
}

/** Points: an A4 page is 595 × 842. */
export const page = { width: 595.28, height: 841.89, margin: 48 };
/** On the upper half, so that the page can be folded. */
export const card = { x: page.margin, y: 30, width: page.width - 2 * page.margin, height: 378, band: 104 };
export const inset = 26;
export const qrSide = 164;
export const ink = '#0b3f36';
export const grey = '#667085';
export const line = '#d0d5dd';
export const paper = '#ffffff';

export const labelled = (document: Page, label: string, box: Box): void =>
  write(document, label.toUpperCase(), { ...box, size: 7.5, color: grey });

/** Shrinks until the text fits its lines. */
export function write(
  document: Page,
  text: string,
  { x, y, width, font = 'regular', size, least = size, lines = 1, color = ink, align = 'left' }: Box & Style,
): void {
  document.font(font).fillColor(color).fontSize(size);
  const fits = (): boolean => document.heightOfString(text, { width }) <= lines * document.currentLineHeight(true) + 1;
  for (let smaller = size; smaller > least && !fits(); smaller--) document.fontSize(Math.max(least, smaller - 1));
  document.text(text, x, y, { width, height: lines * document.currentLineHeight(true), ellipsis: true, align });
}
