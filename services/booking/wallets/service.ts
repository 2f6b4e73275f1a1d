import type { Wallets } from '@event-planner/contracts/wallets';
import { readSecret } from '@event-planner/platform/secrets';
import type { BookingContext } from '../context.ts';
import type { BookingDetails } from '../booking-details.ts';
import { refuse } from '../errors.ts';
import { createApplePasses, type WalletFile } from './apple.ts';
import { AppleWallet, GoogleWallet } from './configuration.ts';
import { createGoogleLinks } from './google.ts';
import type { WalletLanguage } from './labels.ts';
import type { Admission } from './rules.ts';

interface WalletParts {
  readonly context: Pick<BookingContext, 'log' | 'now' | 'secret' | 'webUrl'>;
  /** Each throws `not_found` for what is not the user's. */
  readonly source: {
    get(userId: string, bookingId: string): Promise<BookingDetails>;
    getOfTicket(userId: string, ticketId: string): Promise<BookingDetails>;
  };
  readonly brandingOf: (eventId: string) => Promise<Pick<Admission, 'color' | 'logo'>>;
}

export interface Asked {
  readonly userId: string;
  readonly language: WalletLanguage;
}

/** Tickets for the wallets of phones, for whoever bought them. */
export function createWallets({ context, source, brandingOf }: WalletParts) {
  const { log, now, secret, webUrl } = context;
  const appleAccount = readSecret('apple-wallet', AppleWallet, { secret: secret('apple-wallet'), log });
  const googleAccount = readSecret('google-wallet', GoogleWallet, { secret: secret('google-wallet'), log });
  const apple = appleAccount && createApplePasses(appleAccount);
  const google = googleAccount && createGoogleLinks(googleAccount, now);
  const admissionsOf = async (details: BookingDetails, { language }: Asked, ticketId?: string): Promise<[Admission, ...Admission[]]> => {
    const tickets = details.booking.tickets.filter(({ id, state }) => state === 'valid' && (ticketId === undefined || id === ticketId));
    const { color, logo } = await brandingOf(details.booking.eventId);
    const [first, ...others] = tickets.map(ticket => ({ details, ticket, language, color, logo, webUrl }));
    if (first === undefined) throw refuse('tickets_missing', 'there is no valid ticket to keep in a wallet');
    return [first, ...others];
  };
  const ofTicket = async (asked: Asked, ticketId: string): Promise<Admission> =>
    (await admissionsOf(await source.getOfTicket(asked.userId, ticketId), asked, ticketId))[0];
  const configured: Wallets = { apple: apple !== undefined, google: google !== undefined };
  return {
    configured,
    async applePass(asked: Asked, ticketId: string): Promise<WalletFile> {
      const admission = await ofTicket(asked, ticketId);
      return (apple ?? unconfigured('Apple Wallet')).one(admission);
    },
    async applePasses(asked: Asked, bookingId: string): Promise<WalletFile> {
      const admissions = await admissionsOf(await source.get(asked.userId, bookingId), asked);
      return (apple ?? unconfigured('Apple Wallet')).several(admissions);
    },
    async googleLink(asked: Asked, ticketId: string): Promise<string> {
      const admission = await ofTicket(asked, ticketId);
      return (google ?? unconfigured('Google Wallet'))(admission);
    },
  };
}

function unconfigured(wallet: string): never {
  throw refuse('wallet_not_configured', `tickets cannot be put into ${wallet} here`);
}
