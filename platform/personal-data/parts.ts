import { mostParts, partLength } from '@event-planner/contracts/privacy-messages';

/** What a service knows of somebody: lists of rows by what they are. */
export type Told = Readonly<Record<string, readonly unknown[]>>;

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** A text in pieces that messages can carry, none of which cuts a character in two. */
export function inPieces(text: string, length: number = partLength): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = Math.min(text.length, from + length);
    const whole = to < text.length && to - from > 1 && isHighSurrogate(text.charCodeAt(to - 1)) ? to - 1 : to;
    pieces.push(text.slice(from, whole));
    from = whole;
  }
  return pieces;
}

export interface Part {
  readonly exportId: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}

/** As the messages that answer `user.export-requested.v1`. Throws what is more than they may carry. */
export function partsOf(exportId: string, told: Told): readonly Part[] {
  const pieces = inPieces(JSON.stringify(told, null, 2));
  if (pieces.length > mostParts) throw new Error(`the export ${exportId} has ${pieces.length} parts; at most ${mostParts} are told`);
  return pieces.map((text, at) => ({ exportId, part: at + 1, parts: pieces.length, text }));
}
