import { isSignedByWebCrypto, type SignatureCheck } from '@event-planner/contracts/ticket-code';

/** By the browser where it has Ed25519, which is newer than the phones at many doors; else by a library. */
export const isSigned: SignatureCheck = code => isSignedByWebCrypto(code).catch(() => isSignedByLibrary(code));

const isSignedByLibrary: SignatureCheck = async ({ key, payload, signature }) => {
  const { verifyAsync } = await import('@noble/ed25519');
  const x = Uint8Array.from(atob(key.x.replaceAll('-', '+').replaceAll('_', '/')), byte => byte.charCodeAt(0));
  return verifyAsync(signature, payload, x);
};
