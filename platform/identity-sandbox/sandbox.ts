import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
import { chooserPage } from './page.ts';
import { claimsOf, type SandboxPerson, subjectOf } from './people.ts';

export interface IdentitySandboxOptions {
  /** Its issuer: where it is reached, without a slash at the end. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** Offered by a button each; anybody else can be typed. */
  readonly people: readonly SandboxPerson[];
  /** Where it tells the address and the name. @default the ID token */
  readonly claimsIn?: 'token' | 'userinfo';
}

/**
 * An identity provider of one's own: a certified implementation of OpenID Connect that lets everybody be whom they like. For trying and for
 * tests; what it knows is gone with it.
 */
export function createIdentitySandbox({
  url,
  clientId,
  clientSecret,
  redirectUri,
  people,
  claimsIn = 'token',
}: IdentitySandboxOptions): RequestListener {
  const known = new Map<string, SandboxPerson>();
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: {
      keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }],
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: claimsIn === 'userinfo',
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { policy: alwaysAsk(), url: (_ctx, { uid }) => `/choose/${uid}` },
    findAccount: (_ctx, subject) => {
      const person = known.get(subject);
      return person && { accountId: subject, claims: () => claimsOf(person) };
    },
    // Whoever chose who they are agreed to say so.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(url, configuration);
  const standard = provider.callback();

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(chooserPage(people));
      return;
    }
    const form = new URLSearchParams(await read(request));
    if (form.has('deny')) return provider.interactionFinished(request, response, { error: 'access_denied' });
    const person = {
      email: (form.get('email') ?? '').trim().toLowerCase(),
      name: (form.get('name') ?? '').trim(),
      emailVerified: form.get('verified') === 'yes',
    };
    known.set(subjectOf(person), person);
    return provider.interactionFinished(request, response, { login: { accountId: subjectOf(person), remember: false } });
  }

  return (request, response) => {
    if (request.url?.startsWith('/choose/') !== true) return standard(request, response);
    choose(request, response).catch((error: unknown) => {
      // Of a choice that is over, or of another browser's.
      response.statusCode = 400;
      response.end(error instanceof Error ? error.message : undefined);
    });
  };
}

/** Also whoever was somebody a moment ago: one tries with several people. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy;
  const policy = base();
  policy
    .get('login')
    ?.checks.add(
      new Check('always_ask', 'who one is is asked every time', ({ oidc }) =>
        oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

const longestForm = 10_000;

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += String(part);
    if (text.length > longestForm) throw new Error('the form is too long');
  }
  return text;
}
