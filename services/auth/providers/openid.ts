import type { ProviderId } from '@event-planner/contracts/auth';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import { z } from 'zod';
import { refusalOf } from './failures.ts';
import { type Provider, timeoutSeconds } from './provider.ts';
import { vouchesFor } from './rules.ts';

export interface OpenidOptions {
  readonly id: Exclude<ProviderId, 'github'>;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientAuthentication?: 'client_secret_basic' | 'client_secret_post' | undefined;
  /** Has people say which of their accounts they mean. */
  readonly asksForAccount?: boolean;
  readonly timeout?: number;
  /** How it is reached. @default by the network */
  readonly fetch?: CustomFetch;
}

/** Claims are the provider's words: only what has the shape of one is taken. Some say `email_verified` as a text. */
const yes = z.union([z.literal(true), z.literal('true'), z.literal(1), z.literal('1')]);
const Claims = z.object({
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  email_verified: yes.optional().catch(undefined),
  hd: z.string().optional().catch(undefined),
  xms_edov: yes.optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

const discoveredForMs = 60 * 60 * 1000;

/** Any provider that speaks OpenID Connect and publishes its configuration. */
export function createOpenidProvider({ id, name, issuer, clientId, clientSecret, ...options }: OpenidOptions): Provider {
  const server = new URL(issuer);
  let discovered: { readonly configuration: Configuration; readonly until: number } | undefined;

  async function configure(): Promise<Configuration> {
    if (discovered && discovered.until > performance.now()) return discovered.configuration;
    const configuration = await discovery(server, clientId, {}, authentication(clientSecret, options.clientAuthentication), {
      timeout: options.timeout ?? timeoutSeconds,
      ...(options.fetch && { [customFetch]: options.fetch }),
      execute: [enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [allowInsecureRequests] : [])],
    });
    discovered = { configuration, until: performance.now() + discoveredForMs };
    return configuration;
  }

  const translated = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      throw refusalOf(error, name);
    }
  };

  return {
    id,
    name,
    begin: ({ state, nonce, verifier }, redirectUri) =>
      translated(async () =>
        buildAuthorizationUrl(await configure(), {
          redirect_uri: redirectUri,
          scope: 'openid email profile',
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(options.asksForAccount === true && { prompt: 'select_account' }),
        }),
      ),
    finish: ({ state, nonce, verifier }, callback) =>
      translated(async () => {
        const configuration = await configure();
        const tokens = await authorizationCodeGrant(configuration, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (!token) throw new Error('an ID token was expected, and the library let its absence through');
        const own = Claims.parse(token);
        const said =
          own.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
            ? Claims.parse(await fetchUserInfo(configuration, tokens.access_token, token.sub))
            : own;
        return {
          issuer: token.iss,
          subject: token.sub,
          email: said.email,
          emailVerified: said.email !== undefined && vouchesFor[id](said, said.email),
          name: said.name ?? own.name,
        };
      }),
  };
}

/** As the client was registered. Where nobody said, in the body if the provider takes that: most do, and some take nothing else. */
function authentication(secret: string, stated: OpenidOptions['clientAuthentication']): ClientAuth {
  const ways = { client_secret_basic: ClientSecretBasic(secret), client_secret_post: ClientSecretPost(secret) };
  return (server, ...request) => {
    const known = server.token_endpoint_auth_methods_supported ?? [];
    const way = stated ?? (known.includes('client_secret_post') ? 'client_secret_post' : 'client_secret_basic');
    ways[way](server, ...request);
  };
}
