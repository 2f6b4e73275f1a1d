import { z } from 'zod';

/**
 * The live seat map, spoken over a WebSocket at `/api/bookings/live?eventId=…[&since=SEQ][&plan=FINGERPRINT][&code=CODE]`; a private event needs a code that opens it.
 *
 * Server → client, binary: a snapshot, `[1][seq u32 LE][2 bits per seat, in the order of layOut(), first seat in the lowest bits]`.
 * Server → client, binary: a delta, `[2][seq u32 LE][(index << 2 | state) u32 LE]…`, to be applied in order.
 * A client that meets a gap in `seq` reconnects with `since`; it gets the missing deltas or a snapshot.
 * A delta without changes is sent every `pulseSeconds`: whoever hears nothing for longer has lost the connection, whatever their socket says.
 * Whoever draws another plan than the one that is spoken of, as `fingerprintOf` tells, is closed with `planChanged`: fetch it and come again without `since`.
 */
export const planChanged = 1012;
export const pulseSeconds = 30;

export const seatStates = ['free', 'held', 'sold', 'blocked'] as const;
export const SeatState = z.enum(seatStates);
export type SeatState = z.infer<typeof SeatState>;

const snapshotKind = 1;
const deltaKind = 2;
const headerBytes = 5;

export type LiveUpdate =
  | { readonly kind: 'snapshot'; readonly seq: number; readonly states: readonly SeatState[] }
  | { readonly kind: 'delta'; readonly seq: number; readonly changes: readonly (readonly [index: number, state: SeatState])[] };

export function encodeSnapshot(seq: number, states: readonly SeatState[]): Uint8Array {
  const bytes = new Uint8Array(headerBytes + Math.ceil(states.length / 4));
  writeHeader(bytes, snapshotKind, seq);
  states.forEach((state, i) => {
    const at = headerBytes + (i >> 2);
    bytes[at] = (bytes[at] ?? 0) | (seatStates.indexOf(state) << ((i & 3) * 2));
  });
  return bytes;
}

export function encodeDelta(seq: number, changes: readonly (readonly [index: number, state: SeatState])[]): Uint8Array {
  const bytes = new Uint8Array(headerBytes + changes.length * 4);
  writeHeader(bytes, deltaKind, seq);
  const view = new DataView(bytes.buffer);
  changes.forEach(([index, state], i) => view.setUint32(headerBytes + i * 4, (index << 2) | seatStates.indexOf(state), true));
  return bytes;
}

/** Reads either; `seatCount` is the length of `layOut(map)`. Throws on anything else. */
export function decodeUpdate(bytes: Uint8Array, seatCount: number): LiveUpdate {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const seq = view.getUint32(1, true);
  switch (bytes[0]) {
    case snapshotKind:
      return {
        kind: 'snapshot',
        seq,
        states: Array.from({ length: seatCount }, (_, i) => stateOf((bytes[headerBytes + (i >> 2)] ?? 0) >> ((i & 3) * 2))),
      };
    case deltaKind:
      return {
        kind: 'delta',
        seq,
        changes: Array.from({ length: (bytes.length - headerBytes) / 4 }, (_, i) => changeOf(view.getUint32(headerBytes + i * 4, true))),
      };
    default:
      throw new RangeError(`a live update starts with ${snapshotKind} or ${deltaKind}, not ${bytes[0]}`);
  }
}

const stateOf = (bits: number): SeatState => seatStates[(bits & 3) as 0 | 1 | 2 | 3];
const changeOf = (word: number): readonly [number, SeatState] => [word >>> 2, stateOf(word)];

function writeHeader(bytes: Uint8Array, kind: number, seq: number): void {
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, seq, true);
}
