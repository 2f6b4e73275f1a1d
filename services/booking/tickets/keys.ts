import { createHash, createPrivateKey } from 'node:crypto';
import type { TicketKeys } from '@event-planner/contracts/booking';
import { CompactSign } from 'jose';
import { z } from 'zod';
import { createCode, type TicketFacts, type TicketKey, verifyCodeAtOnce } from './codes.ts';

const PrivateKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });
/** One key, or several while they rotate: the first signs, all of them check. */
const Secret = z.union([PrivateKey.transform(key => [key]), z.object({ keys: z.array(PrivateKey).min(1) }).transform(set => set.keys)]);

export interface TicketSigner {
  codeOf(ticket: { readonly id: string; readonly eventId: string; readonly ticketTypeId: string; readonly seat: string | null }): string;
  /** Which ticket a code of ours is of; undefined of what is none. */
  ticketOf(code: string): string | undefined;
  /** A compact JWS of the text by the same key. */
  sign(payload: string): Promise<string>;
  readonly publicKeys: z.infer<typeof TicketKeys>;
}

/** From the secret, a JWK or a set of them as text. Throws when it is neither. */
export function createTicketSigner(secret: string): TicketSigner {
  const jwks = Secret.parse(JSON.parse(secret));
  const signers = jwks.map(jwk => ({ kid: kidOf(jwk.x), key: createPrivateKey({ key: jwk, format: 'jwk' }) }));
  const [current] = signers as [TicketKey, ...TicketKey[]];
  // Signing takes some 40 µs, and a code never changes: the same tickets are listed again and again.
  const made = new Map<string, string>();
  const remember = (facts: TicketFacts): string => {
    if (made.size >= maxRemembered) made.clear();
    const code = createCode(facts, current);
    made.set(facts.ticketId, code);
    return code;
  };
  const publicKeys: TicketSigner['publicKeys'] = { keys: jwks.map(({ x }) => ({ kid: kidOf(x), kty: 'OKP', crv: 'Ed25519', x })) };
  return {
    ticketOf(code) {
      const verdict = verifyCodeAtOnce(code, publicKeys.keys);
      return verdict.valid ? verdict.facts.ticketId : undefined;
    },
    codeOf: ({ id, eventId, ticketTypeId, seat }) => made.get(id) ?? remember({ ticketId: id, eventId, ticketTypeId, seat }),
    sign: payload => new CompactSign(Buffer.from(payload)).setProtectedHeader({ alg: 'EdDSA', kid: current.kid }).sign(current.key),
    publicKeys,
  };
}

const maxRemembered = 20_000;

/** Short, for it travels in every code, and made from the key, so that nobody has to invent it. */
const kidOf = (x: string): string => createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, 8);
