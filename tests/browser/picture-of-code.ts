import { writeFile } from 'node:fs/promises';
import qrcode from 'qrcode';

const [width, height] = [640, 480];
const moduleSize = 7;

/** What a camera sees before which somebody holds a code: one picture, for ever. */
export async function filmOf(code: string, file: string): Promise<void> {
  const { modules } = qrcode.create(code, { errorCorrectionLevel: 'M' });
  const brightness = Buffer.alloc(width * height, 235);
  const left = Math.floor((width - modules.size * moduleSize) / 2);
  const top = Math.floor((height - modules.size * moduleSize) / 2);
  for (let y = 0; y < modules.size * moduleSize; y++)
    for (let x = 0; x < modules.size * moduleSize; x++) {
      const isDark = modules.data[Math.floor(y / moduleSize) * modules.size + Math.floor(x / moduleSize)] !== 0;
      if (isDark) brightness[(top + y) * width + left + x] = 16;
    }
  const colour = Buffer.alloc((width * height) / 2, 128);
  await writeFile(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\nFRAME\n`), brightness, colour]));
}
