import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AssertedCredential, CreatedCredential, PasskeyCreation, PasskeyRequest } from '@event-planner/contracts/passkeys';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const hash = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const written = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

const userPresent = 0x01;
const userVerified = 0x04;
const credentialIncluded = 0x40;

/** What a person, or a page, may do differently. */
export interface Twist {
  /** Of the page that asks; a browser writes it down whatever the page says. @default http://localhost:8080 */
  readonly origin?: string;
  /** @default as the options say */
  readonly challenge?: string;
  /** Whether the authenticator saw who it is. @default true */
  readonly verified?: boolean;
  readonly type?: string;
  /** @default as the options say */
  readonly rpId?: string;
  readonly userHandle?: string;
  readonly counter?: number;
}

/** A passkey in software, as a security key is one in hardware: P-256, and no maker's certificate. */
export class Authenticator {
  readonly id: Buffer = randomBytes(32);
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #userHandle = '';

  create(options: PasskeyCreation, twist: Twist = {}): CreatedCredential {
    this.#userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, cose]);
    const authData = Buffer.concat([this.#head(options.rp.id, { flags: credentialIncluded, twist }), attested]);
    const attestation = isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    const clientDataJSON = clientData('webauthn.create', options.challenge, twist);
    return this.#credential({ clientDataJSON: written(clientDataJSON), attestationObject: written(attestation), transports: ['internal'] });
  }

  get(options: PasskeyRequest, twist: Twist = {}): AssertedCredential {
    this.#counter = twist.counter ?? this.#counter + 1;
    const authenticatorData = this.#head(options.rpId, { flags: 0, twist });
    const clientDataJSON = clientData('webauthn.get', options.challenge, twist);
    const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientDataJSON)]), this.#keys.privateKey);
    return this.#credential({
      clientDataJSON: written(clientDataJSON),
      authenticatorData: written(authenticatorData),
      signature: written(signature),
      ...(this.#userHandle && { userHandle: twist.userHandle ?? this.#userHandle }),
    });
  }

  #head(asked: string, { flags, twist: { verified = true, rpId = asked } }: { readonly flags: number; readonly twist: Twist }): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([hash(rpId), Buffer.from([flags | userPresent | (verified ? userVerified : 0)]), counter]);
  }

  #credential<Response>(response: Response) {
    const id = written(this.id);
    return { id, rawId: id, type: 'public-key' as const, response };
  }
}

const clientData = (type: string, challenge: string, twist: Twist): Buffer =>
  Buffer.from(
    JSON.stringify({
      type: twist.type ?? type,
      challenge: twist.challenge ?? challenge,
      origin: twist.origin ?? 'http://localhost:8080',
      crossOrigin: false,
    }),
  );
