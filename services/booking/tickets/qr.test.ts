import { create } from 'qrcode';
import { expect, test } from 'vitest';
import { qrSvg, runsOf } from './qr.ts';

const code = 'AQ-_'.repeat(49) + 'AQ-';

test('the runs of a QR code cover its dark modules, each once', () => {
  const { modules } = create([{ mode: 'byte', data: Buffer.from(code) }], { errorCorrectionLevel: 'M', maskPattern: 0 });
  const { size, dark } = runsOf(code);
  const painted = new Uint8Array(size * size);
  for (const { column, row, length } of dark) for (let x = column; x < column + length; x++) painted[row * size + x]!++;
  expect([...painted]).toEqual([...modules.data]);
});

test('the longest code, of 199 characters, fits 57 modules on a side, on paper and on the screen', async () => {
  expect(runsOf(code).size).toBe(57);
  expect(await qrSvg(code)).toContain('viewBox="0 0 65 65"');
});
