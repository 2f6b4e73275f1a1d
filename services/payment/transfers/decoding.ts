import type { StatementPreview } from '@event-planner/contracts/bank-statements';

export interface Decoded {
  readonly text: string;
  readonly encoding: StatementPreview['encoding'];
}

/** Banks write UTF-8 by now, or what Windows wrote before. `isPart`: it may end within a character. */
export function decode(bytes: Uint8Array, { isPart = false }: { readonly isPart?: boolean } = {}): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isPart }), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

export const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);
