import { create, type QRCodeOptions, type QRCodeSegment, toString } from 'qrcode';

/** Dark modules of one row that touch. */
export interface Run {
  readonly column: number;
  readonly row: number;
  readonly length: number;
}

/**
 * Medium error correction: a fold or a thumb does no harm. One mask for all: a mask breaks up patterns that readers stumble over, and trying all eight
 * costs more than the rest of the code, while a signature has no patterns.
 */
const options = { errorCorrectionLevel: 'M', maskPattern: 0 } as const satisfies QRCodeOptions;

/** What is dark in a QR code, and how many modules fit on a side. */
export function runsOf(code: string): { readonly size: number; readonly dark: readonly Run[] } {
  const { size, data } = create(asBytes(code), options).modules;
  const dark: { column: number; row: number; length: number }[] = [];
  data.forEach((isDark, at) => {
    const last = dark.at(-1);
    const [column, row] = [at % size, Math.floor(at / size)];
    if (!isDark) return;
    if (last?.row === row && last.column + last.length === column) last.length++;
    else dark.push({ column, row, length: 1 });
  });
  return { size, dark };
}

export const qrSvg = (code: string): Promise<string> => toString(asBytes(code), { ...options, type: 'svg', margin: 4 });

/** Said outright: looking for shorter mixtures of digits, capitals and bytes takes longer than drawing, and base64url has none. */
const asBytes = (code: string): QRCodeSegment[] => [{ mode: 'byte', data: Buffer.from(code) }];
