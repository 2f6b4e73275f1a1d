import { createRequire } from 'node:module';
import sharp, { type OverlayOptions } from 'sharp';
import { cardSize } from '../card-size.ts';
import { escapeHtml } from '../escape-html.ts';

export interface CardText {
  readonly title: string;
  readonly when: string;
  readonly where: string;
}

const { resolve } = createRequire(import.meta.url);
const fonts = { bold: resolve(`dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf`), regular: resolve(`dejavu-fonts-ttf/ttf/DejaVuSans.ttf`) };

const { width, height } = cardSize;
const margin = 64;
const titleSizes = [68, 56, 46, 38, 32] as const;
/** The title leaves room for the two lines below it. */
const titleHeight = 300;

/** A picture of an event for those who show a link: its cover, darkened below, with its title, time and place. PNG. */
export async function drawCard(cover: Buffer | undefined, { title, when, where }: CardText): Promise<Buffer> {
  const [background, ...lines] = await Promise.all([
    drawBackground(cover),
    drawTitle(title),
    drawText(when, { size: 30, font: 'regular' }),
    drawText(where, { size: 30, font: 'regular' }),
  ]);
  return sharp(background)
    .composite([{ input: shade, left: 0, top: 0 }, ...stackedFromBelow(lines)])
    .png({ palette: true, quality: 90, effort: 4 })
    .toBuffer();
}

/** So dark that white is readable on it whatever is below. */
const shade = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <linearGradient id="shade" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="#000" stop-opacity="0.15"/>
    <stop offset="0.35" stop-color="#000" stop-opacity="0.55"/>
    <stop offset="1" stop-color="#000" stop-opacity="0.85"/>
  </linearGradient>
  <rect width="100%" height="100%" fill="url(#shade)"/>
</svg>`);

const plain = { create: { width, height, channels: 3, background: '#22303f' } } as const;

async function drawBackground(cover: Buffer | undefined): Promise<Buffer> {
  if (!cover) return sharp(plain).png().toBuffer();
  return sharp(cover, { density: await densityOf(cover) })
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#22303f' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** A drawing is drawn as large as it is needed, and no larger. */
async function densityOf(cover: Buffer): Promise<number> {
  const natural = await sharp(cover).metadata();
  return Math.min(Math.max(72, Math.ceil((72 * width) / natural.width)), 72 * width);
}

interface Lettering {
  readonly size: number;
  readonly font: keyof typeof fonts;
}

interface Drawn {
  readonly input: Buffer;
  readonly height: number;
}

/** As large as fits: long ones become smaller before they are cut. */
async function drawTitle(title: string): Promise<Drawn> {
  const [first, ...others] = titleSizes;
  let drawn = await drawText(title, { size: first, font: 'bold' });
  for (const size of others) {
    if (drawn.height <= titleHeight) return drawn;
    drawn = await drawText(title, { size, font: 'bold' });
  }
  return drawn;
}

/** Text is markup here, so whatever people wrote is escaped. */
async function drawText(text: string, { size, font }: Lettering): Promise<Drawn> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="#ffffff">${escapeHtml(printable(text))}</span>`,
      font: `DejaVu Sans ${font === 'bold' ? 'Bold ' : ''}${size}`,
      fontfile: fonts[font],
      width: width - 2 * margin,
      dpi: 72,
      wrap: 'word-char',
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, height: info.height };
}

/** Markup has no place for control characters, not even escaped; a text of which nothing is seen would be refused. */
const printable = (text: string): string => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text.replaceAll(/\p{Cc}/gu, ' ') : '·');

const gap = 26;

function stackedFromBelow(lines: readonly Drawn[]): readonly OverlayOptions[] {
  let bottom = height - margin;
  return lines.toReversed().map(line => {
    const top = bottom - line.height;
    bottom = top - gap;
    return { input: line.input, left: margin, top };
  });
}
