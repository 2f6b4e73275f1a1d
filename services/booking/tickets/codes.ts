import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { codeLayout, type CodeVerdict, type PublishedKey, readCode, verdictOn } from '@event-planner/contracts/ticket-code';

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

/** Of a ticket, in the layout of `contracts/ticket-code`, whose `verifyCode` checks it. */
export function createCode({ ticketId, eventId, ticketTypeId, seat }: TicketFacts, { kid, key }: TicketKey): string {
  const { version, maxLabelBytes, seatLabel, typeLabel } = codeLayout;
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

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const imported = new Map<string, KeyObject>();

/** As `verifyCode` of `contracts/ticket-code`, at once: to hand a signature to another thread, as WebCrypto does, takes longer than to check it. */
export function verifyCodeAtOnce(code: string, keys: readonly PublishedKey[]): CodeVerdict {
  const read = readCode(code, keys);
  if (!('facts' in read)) return read;
  const { x } = read.key;
  const key = imported.get(x) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  imported.set(x, key);
  return verdictOn(read, verify(null, read.payload, key, read.signature));
}
