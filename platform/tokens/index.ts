export { hashApiKey, isApiKey, isWellFormedApiKey, newApiKey, prefixOfApiKey } from './api-keys.ts';
export { createEndedSessions, type EndedSessions, type EndedSessionsOptions } from './ended-sessions.ts';
export {
  createServiceTokens,
  type PublicKeys,
  servicePublicKeys,
  type ServiceTokens,
  type ServiceTokensOptions,
} from './service-tokens.ts';
export { accessAlgorithm, createTokenSigner, newSigningKey, type TokenSigner, type TokenSignerOptions } from './signer.ts';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions } from './verifier.ts';
