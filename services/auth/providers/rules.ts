import { Line } from '@event-planner/contracts/http';
import type { ProviderId } from '@event-planner/contracts/auth';
import type { Proved } from './provider.ts';

/** How long somebody may take at the provider. */
export const signInSeconds = 10 * 60;

/** Of somebody new: what the provider calls them, or what stands before the @. */
export const nameOf = ({ name }: Pick<Proved, 'name'>, email: string): string =>
  [name, email.split('@')[0]].map(candidate => Line.safeParse(candidate?.slice(0, 200)).data).find(line => line !== undefined) ?? email;

/** What a token says of its address, as far as it says yes. */
interface AddressClaims {
  readonly email_verified?: unknown;
  /** Google's: the domain of an organization whose mail is there. */
  readonly hd?: string | undefined;
  /** Microsoft's: that the domain is that directory's own. */
  readonly xms_edov?: unknown;
}

/**
 * Whether a provider answers for an address being the person's now.
 * Google says `email_verified` of any address that was proved when the account was made, but speaks for those alone whose mail it has: https://developers.google.com/identity/openid-connect/openid-connect
 * Microsoft says nothing of it: without `xms_edov` an address there is whatever somebody typed, and a directory's admin writes claims of their own.
 */
export const vouchesFor: Readonly<Record<Exclude<ProviderId, 'github'>, (claims: AddressClaims, email: string) => boolean>> = {
  google: ({ email_verified: isVerified, hd }, email) =>
    isVerified !== undefined && (hd !== undefined || /@(gmail|googlemail)\.com$/.test(email)),
  microsoft: ({ xms_edov: isDomainOwners }) => isDomainOwners !== undefined,
  openid: ({ email_verified: isVerified }) => isVerified !== undefined,
};
