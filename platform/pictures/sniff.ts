/** Kinds of picture that are taken, by what their first bytes say: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
export type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** What it is, whatever it is called. Undefined for anything else: what nobody here knows is never handed to a decoder. */
export function sniff(bytes: Uint8Array): Format | undefined {
  if (text(bytes, 0, 8) === '\u0089PNG\r\n\u001A\n') return 'png';
  if (text(bytes, 0, 3) === '\u00FF\u00D8\u00FF') return 'jpeg';
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return 'gif';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 14) === 'WEBPVP') return 'webp';
  if (/^ftypavi[fs]$/.test(text(bytes, 4, 12))) return 'avif';
  return undefined;
}

/** 50 megapixels: what cameras make within 10 MB. A compressed file of that size can hold a thousand times as much. */
export const maxPixels = 50_000_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}
