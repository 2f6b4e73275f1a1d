import { type KeyObject, sign, verify } from 'node:crypto';

/** What a ticket's code says of it. `seat` is left out where there is none, or its name is too long for a small QR code. */
export interface TicketFacts {
  readonly ticketId: string;
  readonly eventId: string;
  readonly ticketTypeId: string;
  readonly seat: string | null;
}

export interface TicketKey {
  /** Four bytes in hex. */
  readonly kid: string;
  readonly key: KeyObject;
}

export type CodeVerdict =
  | { readonly valid: true; readonly facts: Omit<TicketFacts, 'ticketTypeId'> & { readonly ticketTypeId: string | null } }
  | { readonly valid: false; readonly reason: 'malformed' | 'unknown_key' | 'wrong_signature' };

const version = 1;
const typeLabel = 0;
const seatLabel = 1;
/** 199 characters in all: a QR code of 57 × 57 modules, which a phone reads from a phone. */
const maxLabelBytes = 47;
const headBytes = 1 + 4 + 1 + 16 + 16;
const signatureBytes = 64;

/**
 * base64url of `[version][4 kid][label kind][16 ticket][16 event][label][64 Ed25519 signature over all before]`; the label is the ticket type's id or the seat's
 * name. Bytes rather than JSON, because every character makes the QR code harder to read.
 */
export function createCode({ ticketId, eventId, ticketTypeId, seat }: TicketFacts, { kid, key }: TicketKey): string {
  const named = seat !== null && Buffer.byteLength(seat) <= maxLabelBytes;
  const payload = Buffer.concat([
    Buffer.from([version]),
    Buffer.from(kid, 'hex'),
    Buffer.from([named ? seatLabel : typeLabel]),
    bytesOf(ticketId),
    bytesOf(eventId),
    named ? Buffer.from(seat) : bytesOf(ticketTypeId),
  ]);
  return Buffer.concat([payload, sign(null, payload, key)]).toString('base64url');
}

/** Checks a code without any network: pure, and the same answer for everyone who has the public keys. */
export function verifyCode(code: string, keys: readonly TicketKey[]): CodeVerdict {
  const bytes = Buffer.from(code, 'base64url');
  // Decoding skips what is not base64url: only the one true spelling is a code.
  if (bytes.toString('base64url') !== code || bytes.length <= headBytes + signatureBytes || bytes[0] !== version)
    return { valid: false, reason: 'malformed' };
  const kid = bytes.toString('hex', 1, 5);
  const known = keys.find(key => key.kid === kid);
  if (!known) return { valid: false, reason: 'unknown_key' };
  const payload = bytes.subarray(0, -signatureBytes);
  if (!verify(null, payload, known.key, bytes.subarray(-signatureBytes))) return { valid: false, reason: 'wrong_signature' };
  const label = payload.subarray(headBytes);
  const isSeat = payload[5] === seatLabel;
  return {
    valid: true,
    facts: {
      ticketId: idOf(payload.subarray(6, 22)),
      eventId: idOf(payload.subarray(22, 38)),
      seat: isSeat ? label.toString() : null,
      ticketTypeId: isSeat ? null : idOf(label),
    },
  };
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const idOf = (bytes: Buffer): string => {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
