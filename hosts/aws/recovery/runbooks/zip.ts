import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/** The files of a zip archive by name, each read when it is asked for. */
export function openZip(path: string): ReadonlyMap<string, () => Buffer> {
  const read = (from: number, length: number): Buffer => {
    const file = openSync(path, 'r');
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, from);
    closeSync(file);
    return bytes;
  };
  const { size } = statSync(path);
  // The end record is 22 bytes and a comment of at most 64 KB.
  const tail = read(Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error(`${path} is no zip archive`);
  const directory = read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const files = new Map<string, () => Buffer>();
  for (let at = 0; at < directory.length;) {
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => directory.readUInt16LE(at + offset)) as [number, number, number];
    const [compressed, local] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
    const isStored = directory.readUInt16LE(at + 10) === 0;
    files.set(directory.toString('utf8', at + 46, at + 46 + nameLength), () => {
      const header = read(local, 30);
      const bytes = read(local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), compressed);
      return isStored ? bytes : inflateRawSync(bytes);
    });
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
