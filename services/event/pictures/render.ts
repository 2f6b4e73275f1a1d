import sharp, { type Sharp } from 'sharp';
import { refuse } from '../errors.ts';
import { type Format, maxPixels, type Size, sizesFor, sniff } from './rules.ts';

export interface Rendition {
  readonly width: number;
  readonly webp: Buffer;
}

export interface Rendered extends Size {
  /** The largest first. */
  readonly renditions: readonly Rendition[];
}

/** Each picture is one thread's work; how many at once is `inTurn`'s to say. */
sharp.concurrency(1);
sharp.cache(false);
// The decoders of the five kinds that are taken, and of the drawings we make ourselves: libvips knows two dozen, PDF among them.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Heif', 'Svg'].map(name => `VipsForeignLoad${name}`) });

/** A picture of 50 megapixels takes two seconds. */
const timeout = { seconds: 10 } as const;

/**
 * Decodes a picture and makes new ones of its pixels: turned as the camera was held, in sRGB, without a word of what else was in the file
 * (where it was taken, by whom, scripts). Of an animation the first frame. Throws `not_a_picture` or `picture_too_large`.
 */
export async function render(bytes: Uint8Array): Promise<Rendered> {
  const format = sniff(bytes);
  if (!format) throw refuse('not_a_picture', 'these bytes are no PNG, JPEG, WebP, AVIF or GIF');
  ensureDrawable(await measure(bytes, format));
  // 'error' also refuses what ends too early; what decoders only warn of (a wrong date, a gamma twice) real cameras write.
  const open = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, pages: 1, autoOrient: true }).timeout(timeout);
  const { data, info } = await decode(shrink(open));
  const sizes = sizesFor(info);
  const renditions: Rendition[] = [];
  // From one to the next: each needs only the pixels of the one before.
  for (const { width, height } of sizes) {
    const pixels = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    renditions.push({ width, webp: await pixels.resize(width, height, { fit: 'fill' }).webp({ quality: 82 }).timeout(timeout).toBuffer() });
  }
  return { width: sizes[0]?.width ?? info.width, height: sizes[0]?.height ?? info.height, renditions };
}

/** As large as the largest that is kept: decoders skip what they can. */
const shrink = (picture: Sharp): Sharp => picture.resize({ width: 1920, height: 3840, fit: 'inside', withoutEnlargement: true });

async function measure(bytes: Uint8Array, format: Format): Promise<Size> {
  const told = await sharp(bytes, { limitInputPixels: false, pages: 1 }).metadata().catch(notAPicture);
  if ((told.format as string) !== (format === 'avif' ? 'heif' : format))
    throw refuse('not_a_picture', `it begins like a ${format}, and is none`);
  return { width: told.width, height: told.height };
}

function ensureDrawable({ width, height }: Size): void {
  if (width * height <= maxPixels) return;
  throw refuse('picture_too_large', `the picture has ${width} × ${height} pixels; at most ${maxPixels / 1e6} megapixels are taken`, {
    width,
    height,
  });
}

const decode = (picture: Sharp) => picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true }).catch(notAPicture);

function notAPicture(cause: unknown): never {
  throw refuse('not_a_picture', 'the picture cannot be decoded: it may be cut off or damaged', { cause });
}
