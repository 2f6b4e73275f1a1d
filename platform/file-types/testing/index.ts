import { crc32, deflateSync } from 'node:zlib';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin1(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** One grey pixel, and what else somebody put into its texts. */
export const png = (text = 'nothing'): Buffer =>
  Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', latin1(`Comment\0${text}`)),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

export const pdf = (text = 'A waiver'): Buffer =>
  latin1(`%PDF-1.4\n%âãÏÓ\n1 0 obj <</Type/Catalog>> endobj\n% ${text}\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`);

export const jpeg = (text = 'nothing'): Buffer => {
  const comment = latin1(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return Buffer.concat([latin1('\xff\xd8\xff\xfe'), length, comment, latin1('\xff\xda\0\x02\0\xff\xd9')]);
};

export const webp = (): Buffer => latin1('RIFF\x10\0\0\0WEBPVP8L\x04\0\0\0\x2f\0\0\0');

/** An archive of nothing. */
export const zip = latin1(`PK\x05\x06${'\0'.repeat(18)}`);
