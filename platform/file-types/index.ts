/** Kinds of file that people bring: documents and pictures. */
export const fileTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type FileType = (typeof fileTypes)[number];

/** What a file is, by its bytes and whatever it is called. Undefined for what is nothing of that kind, or something else as well. */
export function sniff(bytes: Buffer): FileType | undefined {
  if (holdsArchive(bytes)) return undefined;
  if (isPdf(bytes)) return markup.test(bytes.toString('latin1', 0, 1024)) ? undefined : 'application/pdf';
  const type = isPng(bytes) ? 'image/png' : isJpeg(bytes) ? 'image/jpeg' : isWebp(bytes) ? 'image/webp' : undefined;
  return type !== undefined && markup.test(bytes.toString('latin1')) ? undefined : type;
}

/** No picture has this by chance: whoever wrote it wanted the picture to be a page as well. */
const markup = /<!doctype html|<html[\s>]|<script[\s>]|<iframe[\s>]|<\?php/i;

/** ZIP is read from its end, so that anything may come before: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.16 */
const holdsArchive = (bytes: Buffer): boolean => bytes.includes(Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'));

const isPdf = (bytes: Buffer): boolean =>
  /^%PDF-\d/.test(bytes.toString('latin1', 0, 6)) && bytes.subarray(-1024).includes(Buffer.from('%%EOF'));

/** Chunk by chunk to its end, which is the file's. */
function isPng(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n' || bytes.toString('latin1', 12, 16) !== 'IHDR') return false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return next === bytes.length;
    at = next;
  }
  return false;
}

/** Segment by segment to where the picture itself begins. Telephones write more after its end. */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 0, 2) !== '\xff\xd8') return false;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1];
    if (marker === 0xda) return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) > 0;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

function isWebp(bytes: Buffer): boolean {
  if (!/^RIFF[^]{4}WEBPVP8[ LX]$/.test(bytes.toString('latin1', 0, 16))) return false;
  return bytes.readUInt32LE(4) + 8 === bytes.length;
}

/** The first is the one we write. */
const endings = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
} as const satisfies Record<FileType, readonly [string, ...string[]]>;

const longestName = 90;

/** What somebody called their file, as a name that is safe to show and to save under: no folders, nothing invisible, and the ending of what it is. */
export function safeName(given: string, type: FileType): string {
  const name = (given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ');
  const [, stem = name, ending = ''] = /^(.*)\.([a-z]+)$/i.exec(name) ?? [];
  const fits = endings[type].some(known => known === ending.toLowerCase());
  const short = Array.from(fits ? stem : name)
    .slice(0, longestName)
    .join('')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  return `${short === '' ? 'file' : short}.${fits ? ending.toLowerCase() : endings[type][0]}`;
}
