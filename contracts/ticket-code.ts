/**
 * What a ticket's QR code holds: base64url of `[version][4 kid][label kind][16 ticket][16 event][label][64 Ed25519 signature over all before]`; the label is the
 * ticket type's id or the seat's name. Bytes rather than JSON, because every character makes the QR code harder to read. Services make codes; services and the
 * app at the door check them by what stands here.
 */
export const codeLayout = {
  version: 1,
  typeLabel: 0,
  seatLabel: 1,
  /** 199 characters in all: a QR code of 57 × 57 modules, which a phone reads from a phone. */
  maxLabelBytes: 47,
  headBytes: 1 + 4 + 1 + 16 + 16,
  signatureBytes: 64,
} as const;

/** `seat` is left out where there is none, or its name is too long for a small QR code; then the code says which ticket type. */
export interface CodeFacts {
  readonly ticketId: string;
  readonly eventId: string;
  readonly ticketTypeId: string | null;
  readonly seat: string | null;
}

export type CodeVerdict =
  | { readonly valid: true; readonly facts: CodeFacts }
  | { readonly valid: false; readonly reason: 'malformed' | 'unknown_key' | 'wrong_signature' };

/** One of `TicketKeys`: its four bytes in hex, and the raw public key in base64url. */
export interface PublishedKey {
  readonly kid: string;
  readonly x: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A code that says what it says by a key of ours, if it is signed by that. */
export interface UnprovenCode {
  readonly key: PublishedKey;
  readonly payload: Bytes;
  readonly signature: Bytes;
  readonly facts: CodeFacts;
}
type Refused = Extract<CodeVerdict, { readonly valid: false }>;

/** All of checking a code but its signature. */
export function readCode(code: string, keys: readonly PublishedKey[]): UnprovenCode | Refused {
  const bytes = bytesOf(code);
  const { version, headBytes, signatureBytes } = codeLayout;
  if (!bytes || bytes.length <= headBytes + signatureBytes || bytes[0] !== version) return { valid: false, reason: 'malformed' };
  const key = keys.find(({ kid }) => kid === hexOf(bytes.subarray(1, 5)));
  if (!key) return { valid: false, reason: 'unknown_key' };
  const payload = bytes.subarray(0, -signatureBytes);
  return { key, payload, signature: bytes.subarray(-signatureBytes), facts: factsOf(payload) };
}

export const verdictOn = ({ facts }: UnprovenCode, isSigned: boolean): CodeVerdict =>
  isSigned ? { valid: true, facts } : { valid: false, reason: 'wrong_signature' };

export type SignatureCheck = (code: UnprovenCode) => Promise<boolean>;

/** Checks a code without any network: the same answer for everyone who has the public keys. */
export async function verifyCode(
  code: string,
  keys: readonly PublishedKey[],
  isSigned: SignatureCheck = isSignedByWebCrypto,
): Promise<CodeVerdict> {
  const read = readCode(code, keys);
  return 'facts' in read ? verdictOn(read, await isSigned(read)) : read;
}

function factsOf(payload: Bytes): CodeFacts {
  const label = payload.subarray(codeLayout.headBytes);
  const isSeat = payload[5] === codeLayout.seatLabel;
  return {
    ticketId: idOf(payload.subarray(6, 22)),
    eventId: idOf(payload.subarray(22, 38)),
    seat: isSeat ? new TextDecoder().decode(label) : null,
    ticketTypeId: isSeat ? null : idOf(label),
  };
}

/** Undefined unless it is the one true spelling: decoders skip or forgive what another one has. */
function bytesOf(code: string): Bytes | undefined {
  if (!/^[\w-]{1,400}$/.test(code)) return undefined;
  try {
    const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    return spell(binary) === code ? Uint8Array.from(binary, byte => byte.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

const spell = (binary: string): string => btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const hexOf = (bytes: Bytes): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

const idOf = (bytes: Bytes): string => {
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const imported = new Map<string, Promise<CryptoKey>>();

/** Rejects where the platform has no Ed25519. */
export const isSignedByWebCrypto: SignatureCheck = async ({ key: { x }, payload, signature }) => {
  const key = imported.get(x) ?? crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, { name: 'Ed25519' }, false, ['verify']);
  imported.set(x, key);
  return crypto.subtle.verify({ name: 'Ed25519' }, await key, signature, payload);
};
