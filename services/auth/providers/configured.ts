import type { ProviderId } from '@event-planner/contracts/auth';
import { readSecret } from '@event-planner/platform/secrets';
import type { AuthContext } from '../context.ts';
import { GithubSignIn, GoogleSignIn, MicrosoftSignIn, OpenidSignIn } from './configuration.ts';
import { createGithubProvider } from './github.ts';
import { createOpenidProvider } from './openid.ts';
import type { Provider } from './provider.ts';

export const providerNames: Readonly<Record<ProviderId, string>> = {
  google: 'Google',
  microsoft: 'Microsoft',
  github: 'GitHub',
  openid: 'OpenID',
};

/** Those whose secret was given, in the order of their buttons: the operator's own first. */
export function readProviders({ secret, log }: Pick<AuthContext, 'secret' | 'log'>): readonly Provider[] {
  const openid = readSecret('openid-sign-in', OpenidSignIn, { secret: secret('openid-sign-in'), log });
  const google = readSecret('google-sign-in', GoogleSignIn, { secret: secret('google-sign-in'), log });
  const microsoft = readSecret('microsoft-sign-in', MicrosoftSignIn, { secret: secret('microsoft-sign-in'), log });
  const github = readSecret('github-sign-in', GithubSignIn, { secret: secret('github-sign-in'), log });
  const asked = { asksForAccount: true };
  return [
    ...(openid ? [createOpenidProvider({ id: 'openid', ...openid })] : []),
    ...(google
      ? [createOpenidProvider({ id: 'google', name: providerNames.google, issuer: 'https://accounts.google.com', ...google, ...asked })]
      : []),
    ...(microsoft
      ? [
          createOpenidProvider({
            id: 'microsoft',
            name: providerNames.microsoft,
            issuer: `https://login.microsoftonline.com/${microsoft.tenant}/v2.0`,
            clientId: microsoft.clientId,
            clientSecret: microsoft.clientSecret,
            ...asked,
          }),
        ]
      : []),
    ...(github ? [createGithubProvider(github)] : []),
  ];
}
