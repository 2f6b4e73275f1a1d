import { partsInOrder } from '@event-planner/platform/printing';

export type Sheet = PDFKit.PDFDocument;
/** Part of the document's structure, which screen readers follow. */
export interface Tag {
  readonly sheet: Sheet;
  readonly element: PDFKit.PDFStructureElement;
}

export interface Style {
  readonly font?: 'regular' | 'bold';
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'right';
}
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Points: an A4 page is 595 × 842. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 48, bottom: 736 };
export const ink = '#16202b';
export const grey = '#5b6675';
export const hairline = '#d0d5dd';
const usual = { font: 'regular', size: 9, color: ink, align: 'left' } as const;

export const lineHeight = (size: number): number => size * 1.35;

/** Draws one line, whichever way its words are read; what does not fit becomes smaller, down to half. */
export function drawLine(sheet: Sheet, text: string, place: Place & Style): void {
  const { font, size, color, align } = { ...usual, ...place };
  sheet.font(font).fillColor(color).fontSize(size);
  const parts = partsInOrder(text);
  const wide = widthOf(sheet, parts);
  const fitting = wide > place.width ? Math.max(size / 2, (size * place.width) / wide) : size;
  sheet.fontSize(fitting);
  let x = align === 'right' ? place.x + place.width - widthOf(sheet, parts) : place.x;
  for (const part of parts) {
    // Features, though none: otherwise each word is set by itself, and words that are read from the right come in the wrong order.
    sheet.text(part, x, place.y, { lineBreak: false, features: [] });
    x += sheet.widthOfString(part, { features: [] });
  }
}

const widthOf = (sheet: Sheet, parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + sheet.widthOfString(part, { features: [] }), 0);

/** Broken between words, or within one that is wider than the place. */
export function linesOf(
  sheet: Sheet,
  text: string,
  { width, font = 'regular', size = 9 }: Pick<Place, 'width'> & Pick<Style, 'font' | 'size'>,
): readonly string[] {
  sheet.font(font).fontSize(size);
  const fits = (line: string): boolean => widthOf(sheet, [line]) <= width;
  return text.split('\n').flatMap(paragraph => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ').flatMap(each => breakWord(each, fits))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer) || line === '') line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  });
}

function breakWord(word: string, fits: (text: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const char of word) {
    if (piece !== '' && !fits(piece + char)) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}

/** Draws lines below each other and answers where the next would be. */
export function drawLines(sheet: Sheet, lines: readonly string[], place: Place & Style): number {
  const height = lineHeight(place.size ?? usual.size);
  lines.forEach((line, at) => drawLine(sheet, line, { ...place, y: place.y + at * height }));
  return place.y + lines.length * height;
}

/** Draws as a part of another part. */
export function tagged({ sheet, element: parent }: Tag, kind: string, draw: (tag: Tag) => void): void {
  const element = sheet.struct(kind);
  parent.add(element);
  draw({ sheet, element });
  element.end();
}
export const told = (parent: Tag, kind: string, draw: () => void): void => tagged(parent, kind, ({ element }) => void element.add(draw));

/** What is there for the eye alone, or on every page. */
export function decoration(sheet: Sheet, draw: () => void): void {
  sheet.markContent('Artifact');
  draw();
  sheet.endMarkedContent();
}

export const rule = (sheet: Sheet, y: number, color: string = hairline): void =>
  decoration(sheet, () => void sheet.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.7).strokeColor(color).stroke());
