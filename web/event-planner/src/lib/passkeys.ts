import type { AssertedCredential, CreatedCredential, PasskeyCreation, PasskeyRequest } from '@event-planner/contracts/passkeys';
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

export { browserSupportsWebAuthn as passkeysWork } from '@simplewebauthn/browser';

/** Asks the device, or the password manager, for a new passkey. */
export const makePasskey = async (options: PasskeyCreation): Promise<CreatedCredential> => {
  const { id, rawId, type, response } = await startRegistration({ optionsJSON: options });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { id, rawId, type, response: { clientDataJSON, attestationObject, transports } };
};

export const showPasskey = async (options: PasskeyRequest): Promise<AssertedCredential> => {
  const { id, rawId, type, response } = await startAuthentication({ optionsJSON: options });
  return { id, rawId, type, response };
};

/** Whoever closes the browser's window, or takes too long, gets no reason from it. */
export const isGivenUp = (error: unknown): boolean => error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);

/** The browser, or what it asks, could not do it: none is there, or this site may not. */
export const isOfDevice = (error: unknown): boolean => error instanceof WebAuthnError || error instanceof DOMException;

export const isThereAlready = (error: unknown): boolean =>
  error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
