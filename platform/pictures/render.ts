import sharp, { type ResizeOptions, type Sharp } from 'sharp';
import { refuse } from '../errors/index.ts';
import { type Format, maxPixels, type Size, sniff } from './sniff.ts';

export interface Rendition extends Size {
  readonly webp: Buffer;
}

export interface Rendered extends Size {
  /** The largest first. */
  readonly renditions: readonly Rendition[];
}

export interface Rendering {
  /** What of the picture is kept at most, and of which shape: decoders skip the rest where they can. */
  readonly shape: ResizeOptions;
  /** In which sizes it is kept, the largest first, once it has that shape. */
  sizesFor(size: Size): readonly Size[];
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
 * Decodes a picture of a stranger's and makes new ones of its pixels: turned as the camera was held, in sRGB, without a word of what else was in the file
 * (where it was taken, by whom, scripts). Of an animation the first frame. What it is its bytes say, and how large its header, before anything is decoded. Throws
 * `not_a_picture` or `picture_too_large`.
 */
export async function renderPicture(bytes: Uint8Array, { shape, sizesFor }: Rendering): Promise<Rendered> {
  const format = sniff(bytes);
  if (!format) throw refuse('not_a_picture', 'these bytes are no PNG, JPEG, WebP, AVIF or GIF');
  ensureDrawable(await measure(bytes, format));
  // 'error' also refuses what ends too early; what decoders only warn of (a wrong date, a gamma twice) real cameras write.
  const open = sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, pages: 1, autoOrient: true }).timeout(timeout);
  const { data, info } = await decode(open.resize(shape));
  const sizes = sizesFor(info);
  const renditions: Rendition[] = [];
  // From one to the next: each needs only the pixels of the one before.
  for (const { width, height } of sizes) {
    const pixels = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    renditions.push({
      width,
      height,
      webp: await pixels.resize(width, height, { fit: 'fill' }).webp({ quality: 82 }).timeout(timeout).toBuffer(),
    });
  }
  return { width: sizes[0]?.width ?? info.width, height: sizes[0]?.height ?? info.height, renditions };
}

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
