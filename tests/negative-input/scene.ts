import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { Payment } from '@event-planner/contracts/payment';
import { serviceKeyOf } from '@event-planner/model';
import { tokenAudience, tokenIssuer } from '@event-planner/platform/service';
import { createServiceTokens, createTokenSigner, newSigningKey, type TokenSignerOptions } from '@event-planner/platform/tokens';
import { type Buyer, createBuyer, must } from '../buyer.ts';
import { type Offer, offerOf, world } from '../programme.ts';
import type { WholeSystem } from '../whole-system.ts';

/** Somebody's things, in every state in which they can be asked for. */
export interface Belongings {
  readonly open: Hold;
  readonly renewed: Hold;
  /** Has become `pending`. */
  readonly booked: Hold;
  readonly pending: Booking;
  readonly overdue: Booking;
  readonly cancelled: Booking;
  readonly free: Booking;
  readonly confirmed: Booking;
  readonly payment: Payment;
}

export interface Scene {
  readonly url: string;
  readonly theatre: Offer;
  readonly ada: Belongings;
  readonly grace: Belongings;
  /** A good access token for a demo account. */
  tokenOf(email: string, change?: { readonly sub: string }): Promise<string>;
  /** What the account could come with that is not good, each by what is wrong with it. */
  badTokens(email: string): Promise<Readonly<Record<string, string>>>;
  /** A good token of one service for another. */
  serviceToken(caller: string, callee: string): Promise<string>;
  readonly webhookSecret: string;
}

const hourMs = 3_600_000;

export async function setScene(system: WholeSystem): Promise<Scene> {
  const key = JSON.parse(await system.secret('token-signing-key'));
  const parties = { issuer: tokenIssuer(system.running), audience: tokenAudience(system.running) };
  const sign = async (claims: AccessClaims, options: Partial<TokenSignerOptions> = {}): Promise<string> =>
    (await createTokenSigner({ ...parties, keys: [key], now: () => new Date(), ...options }).sign(claims)).token;
  const theatre = offerOf('faust-der-tragodie-erster-teil-vienna');
  const [ada, grace] = await Promise.all(['ada@example.test', 'grace@example.test'].map(email => own(system, email, theatre)));
  if (!ada || !grace) throw new Error('nobody is here');
  return {
    url: system.url,
    theatre,
    ada,
    grace,
    webhookSecret: await system.secret('stripe-webhook-secret'),
    tokenOf: (email, change) => sign({ ...claimsOf(email), ...change }),
    async badTokens(email) {
      const claims = claimsOf(email);
      const good = await sign(claims);
      const [header, payload] = good.split('.');
      return {
        'an expired token': await sign(claims, { now: () => new Date(Date.now() - hourMs) }),
        'a token of tomorrow': await sign(claims, { audience: 'tomorrow' }),
        'a token of somebody else': await sign(claims, { issuer: 'elsewhere' }),
        'a forged token': await sign(claims, { keys: [{ ...(await newSigningKey()), kid: key.kid }] }),
        'a token with a key of its own': await sign(claims, { keys: [await newSigningKey()] }),
        'a token without signature': `${header}.${payload}.`,
        'a token that says it needs none': `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`,
        'a changed token': `${header}.${Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), roles: ['admin'] })).toString('base64url')}.${good.split('.')[2]}`,
        'half a token': good.slice(0, good.length / 2),
        'no token at all': 'x',
      };
    },
    async serviceToken(caller, callee) {
      const secret = await system.secret(serviceKeyOf(caller));
      return createServiceTokens({ service: caller, secret, keysOf: () => undefined, now: () => new Date() }).mint(callee);
    },
  };
}

function claimsOf(email: string): AccessClaims {
  const account = world.accounts.find(one => one.email === email);
  if (!account) throw new Error(`the demo has no account ${email}`);
  return { sub: account.id, name: account.name, email, roles: account.roles };
}

async function own(system: WholeSystem, email: string, theatre: Offer): Promise<Belongings> {
  const buyer = createBuyer(system.url);
  await buyer.login(email);
  const hold = (offer: Offer = theatre): Promise<Hold> => must(buyer.hold(offer.event.id, offer.take(1)));
  const book = async (held: Hold): Promise<Booking> => must(buyer.book(held.id));
  const [open, renewable, booked] = [await hold(), await hold(), await hold()];
  const [overdue, cancelled] = [await book(await hold()), await book(await hold())];
  const free = await book(await hold(offerOf('open-studio-day-paris')));
  const { confirmed, payment } = await buy(system, buyer, await book(await hold()));
  await must(buyer.ask('POST', `/api/bookings/${cancelled.id}/cancel`));
  await system.ask('booking', `update bookings set pay_by = now() - interval '1 second' where id = $1`, [overdue.id]);
  // Or the job would have something to do while we look.
  await system.running.services.get('booking')?.runJob('expire-bookings');
  return {
    open,
    renewed: await must(buyer.renew(renewable.id)),
    booked,
    pending: await book(booked),
    overdue,
    cancelled,
    free,
    confirmed,
    payment,
  };
}

async function buy(system: WholeSystem, buyer: Buyer, booking: Booking): Promise<Pick<Belongings, 'confirmed' | 'payment'>> {
  const payment = await must(buyer.pay(booking.id));
  await buyer.enterCard(payment);
  await system.drain();
  return { confirmed: await buyer.booking(booking.id), payment };
}
