import { expect, test } from 'vitest';
import { createMemoryCache } from '../cache/index.ts';
import { idOf } from '../ids/index.ts';
import { createLogger } from '../telemetry/index.ts';
import { clock } from '../testing/clock.ts';
import { person } from '../testing/people.ts';
import { createEndedSessions, createTokenSigner, createTokenVerifier, newSigningKey } from './index.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const parties = { issuer: 'shop/auth', audience: 'shop' };
const [laptop, phone] = [idOf('laptop'), idOf('phone')];

/** Processes that share a cache, and tokens of two sessions. */
async function processes() {
  const { now, advance } = clock('2030-06-01T10:00:00Z');
  const cache = createMemoryCache({ now });
  const signer = createTokenSigner({ ...parties, keys: [await newSigningKey()], now });
  const tokenOf = async (sid: string): Promise<string> => (await signer.sign({ ...person('Ada'), sid })).token;
  const process = (own = cache) => {
    const ended = createEndedSessions({ cache: own, now, log });
    return { ended, verifier: createTokenVerifier({ ...parties, now, jwks: async () => signer.jwks(), ended }) };
  };
  return { advance, cache, process, signer, tokens: { laptop: await tokenOf(laptop), phone: await tokenOf(phone) } };
}

const refused = { code: 'token_invalid', message: expect.stringContaining('has ended') };

test('what was given in a session that ended is refused at once in every process, and nothing else is', async () => {
  const { process, signer, tokens } = await processes();
  const [one, other] = [process(), process()];
  const ofNone = (await signer.sign(person('Grace'))).token;
  for (const { verifier } of [one, other]) for (const token of [tokens.laptop, tokens.phone, ofNone]) await verifier.verify(token);
  await one.ended.end([laptop]);
  for (const { verifier } of [one, other]) {
    await expect.poll(() => verifier.verify(tokens.laptop).catch(({ code }: { code: string }) => code)).toBe('token_invalid');
    await expect(verifier.verify(tokens.laptop)).rejects.toMatchObject(refused);
    expect(await verifier.verify(tokens.phone)).toMatchObject({ sid: phone });
    expect(await verifier.verify(ofNone)).toMatchObject({ name: 'Grace' });
  }
});

test('a process that was not there when it ended, or did not hear of it, refuses what it sees for the first time', async () => {
  const { cache, process, tokens } = await processes();
  const deaf = process({ ...cache, subscribe: async () => async () => undefined });
  await process().ended.end([laptop]);
  await expect(process().verifier.verify(tokens.laptop)).rejects.toMatchObject(refused);
  await expect(deaf.verifier.verify(tokens.laptop)).rejects.toMatchObject(refused);
  expect(await deaf.verifier.verify(tokens.phone)).toMatchObject({ sid: phone });
});

test('whoever waits for the end of a session hears of it once in every process, and nothing of another or once they wait no more', async () => {
  const { process } = await processes();
  const [one, other] = [process().ended, process().ended];
  const heard: string[] = [];
  for (const [name, { onEnd }] of Object.entries({ one, other })) {
    onEnd(laptop, () => heard.push(`${name} laptop`));
    onEnd(laptop, () => heard.push(`${name} laptop too`));
    onEnd(phone, () => heard.push(`${name} phone`));
    onEnd(laptop, () => heard.push(`${name} gave up`))();
  }
  await one.end([laptop]);
  await expect.poll(() => heard.toSorted()).toEqual(['one laptop', 'one laptop too', 'other laptop', 'other laptop too']);
  await other.end([laptop]);
  await one.end([phone]);
  await expect.poll(() => heard.slice(4).toSorted()).toEqual(['one phone', 'other phone']);
});

test('whoever waits for the end of a session that has ended hears of it, in a process that was not there or did not hear as well', async () => {
  const { cache, process } = await processes();
  const there = process().ended;
  await there.end([laptop]);
  await expect.poll(() => there.has(laptop)).toBe(true);
  const deaf = process({ ...cache, subscribe: async () => async () => undefined }).ended;
  const heard: string[] = [];
  for (const [name, { onEnd }] of Object.entries({ there, later: process().ended, deaf })) {
    onEnd(laptop, () => heard.push(name));
    onEnd(phone, () => heard.push(`${name} phone`));
  }
  await expect.poll(() => heard.toSorted()).toEqual(['deaf', 'later', 'there']);
});

test('with the cache away tokens are good until they expire', async () => {
  const { cache, process, tokens } = await processes();
  const away = async () => {
    throw new Error('away');
  };
  const alone = process({
    ...cache,
    get: async () => undefined,
    set: async () => undefined,
    publish: async () => undefined,
    subscribe: away,
  });
  await alone.ended.end([laptop]);
  expect(await alone.verifier.verify(tokens.laptop)).toMatchObject({ sid: laptop });
});

test('what no token can be left of is forgotten', async () => {
  const { advance, process } = await processes();
  const { ended } = process();
  await ended.end([laptop]);
  await expect.poll(() => ended.has(laptop)).toBe(true);
  advance(15 * 60 + 5);
  expect([ended.has(laptop), await ended.find(laptop)]).toEqual([true, true]);
  advance(60);
  expect([ended.has(laptop), await ended.find(laptop)]).toEqual([false, false]);
});
