import { create, type QRCodeSegment, toString } from 'qrcode';

/** Dark squares of a QR code, as [column, row], and how many fit on a side. Medium error correction: a fold or a thumb does no harm. */
export function modulesOf(code: string): { readonly size: number; readonly dark: readonly (readonly [column: number, row: number])[] } {
  const { modules } = create(asBytes(code), { errorCorrectionLevel: 'M' });
  const dark = Array.from({ length: modules.size * modules.size }, (_, at) => at)
    .filter(at => modules.data[at])
    .map(at => [at % modules.size, Math.floor(at / modules.size)] as const);
  return { size: modules.size, dark };
}

export const qrSvg = (code: string): Promise<string> => toString(asBytes(code), { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });

/** Said outright: looking for shorter mixtures of digits, capitals and bytes takes longer than drawing, and base64url has none. */
const asBytes = (code: string): QRCodeSegment[] => [{ mode: 'byte', data: Buffer.from(code) }];
