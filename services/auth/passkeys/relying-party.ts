import { type AssertedCredential, type CreatedCredential, PasskeyCreation, PasskeyRequest } from '@event-planner/contracts/passkeys';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import { challengeSeconds } from './rules.ts';

/** What is kept of a credential to check it by. */
export interface Kept {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  /** Times it was used, where the authenticator counts. */
  readonly counter: string;
  readonly transports: readonly string[];
}

interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export type RelyingParty = ReturnType<typeof createRelyingParty>;

const timeout = challengeSeconds * 1000;
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64url');
const describe = ({ credentialId, transports }: Kept) => ({ id: credentialId.toString('base64url'), transports: [...transports] });

/** Without what is undefined. */
const asSent = (options: object): unknown => JSON.parse(JSON.stringify(options));

/** WebAuthn for one site: what a browser asks the authenticator, and whether it answered. Who made the authenticator is nobody's business. */
export function createRelyingParty(webUrl: string) {
  const { origin, hostname: rpID } = new URL(webUrl);
  return {
    creation: async ({ id, email, name }: Person, there: readonly Kept[]): Promise<PasskeyCreation> =>
      PasskeyCreation.parse(
        asSent(
          await generateRegistrationOptions({
            rpName: 'Event Planner',
            rpID,
            userID: isoBase64URL.toBuffer(Buffer.from(id).toString('base64url')),
            userName: email,
            userDisplayName: name,
            timeout,
            excludeCredentials: there.map(describe),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          }),
        ),
      ),

    /** @param of whose passkeys are good for it; without, the person chooses among all they have */
    request: async (of?: readonly Kept[]): Promise<PasskeyRequest> =>
      PasskeyRequest.parse(
        asSent(
          await generateAuthenticationOptions({
            rpID,
            timeout,
            userVerification: 'required',
            ...(of && { allowCredentials: of.map(describe) }),
          }),
        ),
      ),

    /** Undefined of what is none. */
    challengeIn({ response }: CreatedCredential | AssertedCredential): string | undefined {
      try {
        return decodeClientDataJSON(response.clientDataJSON).challenge;
      } catch {
        return undefined;
      }
    },

    /** Undefined unless it was made here, for this challenge, by a person who showed the authenticator who they are. */
    async created(credential: CreatedCredential, expectedChallenge: string): Promise<(Kept & { readonly synced: boolean }) | undefined> {
      try {
        // Nobody was asked for a maker's certificate; to check one would have us fetch what it names.
        if (decodeAttestationObject(isoBase64URL.toBuffer(credential.response.attestationObject)).get('attStmt').get('x5c'))
          return undefined;
        const { registrationInfo } = await verifyRegistrationResponse({
          response: asGiven(credential),
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
        });
        if (!registrationInfo) return undefined;
        const { id, publicKey, counter } = registrationInfo.credential;
        const transports = credential.response.transports ?? [];
        const { credentialBackedUp: synced } = registrationInfo;
        return { credentialId: bytesOf(id), publicKey: Buffer.from(publicKey), counter: String(counter), transports, synced };
      } catch {
        return undefined;
      }
    },

    /** Undefined unless the kept credential signed this challenge, here, after its person showed who they are; and it is no copy that counts less. */
    async asserted(
      credential: AssertedCredential,
      { kept, expectedChallenge }: { readonly kept: Kept; readonly expectedChallenge: string },
    ): Promise<{ readonly counter: string; readonly synced: boolean } | undefined> {
      try {
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          response: asGiven(credential),
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: rpID,
          credential: {
            id: kept.credentialId.toString('base64url'),
            publicKey: Uint8Array.from(kept.publicKey),
            counter: Number(kept.counter),
          },
        });
        return verified ? { counter: String(authenticationInfo.newCounter), synced: authenticationInfo.credentialBackedUp } : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** As the library wants it: it reads no extensions. */
const asGiven = <Credential extends CreatedCredential | AssertedCredential>(credential: Credential) => ({
  ...credential,
  clientExtensionResults: {},
});
