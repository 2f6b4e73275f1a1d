import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  Configuration,
  customFetch,
  type CustomFetch,
  fetchProtectedResource,
} from 'openid-client';
import { z } from 'zod';
import type { GithubSignIn } from './configuration.ts';
import { refusalOf } from './failures.ts';
import { type Provider, timeoutSeconds } from './provider.ts';

const Account = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() });
const Addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

const name = 'GitHub';
const headers = () =>
  new Headers({ accept: 'application/vnd.github+json', 'user-agent': 'event-planner', 'x-github-api-version': '2022-11-28' });

/**
 * GitHub signs in by OAuth 2 without an ID token: who it is its API says, to the access token of this very sign-in. Only the address that is
 * primary there counts. https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function createGithubProvider({ clientId, clientSecret, server = 'https://github.com' }: GithubSignIn): Provider {
  const at = (path: string): string => `${server.replace(/\/$/, '')}${path}`;
  const issuer = at('/login/oauth');
  const api = server === 'https://github.com' ? 'https://api.github.com' : at('/api/v3');
  const configuration = new Configuration(
    { issuer, authorization_endpoint: at('/login/oauth/authorize'), token_endpoint: at('/login/oauth/access_token') },
    clientId,
    clientSecret,
  );
  configuration.timeout = timeoutSeconds;
  configuration[customFetch] = fetchAsOauth;
  if (server.startsWith('http:')) allowInsecureRequests(configuration);

  async function ask<Schema extends z.ZodType>(path: string, schema: Schema, token: string): Promise<z.infer<Schema>> {
    const answer = await fetchProtectedResource(configuration, token, new URL(`${api}${path}`), 'GET', null, headers());
    const read = schema.safeParse(answer.ok ? await answer.json().catch(() => undefined) : undefined);
    if (read.success) return read.data;
    throw Object.assign(new ClientError(`${path} answered ${answer.status}, and not what it should`), {
      code: 'OAUTH_RESPONSE_IS_NOT_CONFORM',
    });
  }

  return {
    id: 'github',
    name,
    async begin({ state, verifier }, redirectUri) {
      return buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'read:user user:email',
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        prompt: 'select_account',
      });
    },
    async finish({ state, verifier }, callback) {
      try {
        const tokens = await authorizationCodeGrant(configuration, callback, { expectedState: state, pkceCodeVerifier: verifier });
        const account = await ask('/user', Account, tokens.access_token);
        const addresses = await ask('/user/emails', Addresses, tokens.access_token);
        const primary = addresses.find(address => address.primary);
        const email = z.email().max(254).toLowerCase().safeParse(primary?.email).data;
        return {
          issuer,
          subject: String(account.id),
          email,
          emailVerified: email !== undefined && primary?.verified === true,
          name: account.name ?? account.login,
        };
      } catch (error) {
        throw refusalOf(error, name);
      }
    },
  };
}

/** GitHub says 200 to a code that is wrong, with the error in the body. https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors */
const fetchAsOauth: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  if (!response.ok || options.method !== 'POST') return response;
  const body = await response.text();
  return new Response(body, { status: body.includes('"error"') ? 400 : 200, headers: response.headers });
};
