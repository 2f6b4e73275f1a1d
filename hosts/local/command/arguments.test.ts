import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { readVariables } from './variables.ts';

test('without a word, the event planner starts on its own port with what it kept', () => {
  expect(readArguments([])).toEqual({ system: 'event-planner', distributed: false, fresh: false });
});

test('every option is heard', () => {
  expect(readArguments(['event-planner', '--distributed', '--fresh', '--port', '9080'])).toEqual({
    system: 'event-planner',
    distributed: true,
    fresh: true,
    port: 9080,
  });
});

test.each([
  [['bookstore'], 'The bookstore is not part of this version yet: start event-planner instead.'],
  [['cinema'], 'There is no system called "cinema": npm start -- [event-planner] [--distributed] [--fresh] [--port N]'],
  [
    ['event-planner', 'twice'],
    'Only one system can be named, and "twice" is a second one: npm start -- [event-planner] [--distributed] [--fresh] [--port N]',
  ],
  [['--frehs'], '--frehs cannot be used like this: npm start -- [event-planner] [--distributed] [--fresh] [--port N]'],
  [['--fresh=yes'], '--fresh cannot be used like this: npm start -- [event-planner] [--distributed] [--fresh] [--port N]'],
  [['--port'], '--port cannot be used like this: npm start -- [event-planner] [--distributed] [--fresh] [--port N]'],
  [['--port', '80'], '--port takes a number from 1024 to 65000, not "80".'],
  [['--port', '8080x'], '--port takes a number from 1024 to 65000, not "8080x".'],
])('%j is refused with its cure', (words, sentence) => {
  expect(() => readArguments(words)).toThrow(sentence);
});

test('an empty environment means everything embedded', () => {
  expect(readVariables({})).toMatchObject({
    databaseUrl: undefined,
    redisUrl: undefined,
    stripe: undefined,
    logLevel: 'info',
    requestsPerIp: undefined,
  });
  expect(readVariables({ DATABASE_URL: '', EVENT_PLANNER_REQUESTS_PER_IP: '100000' })).toMatchObject({
    databaseUrl: undefined,
    requestsPerIp: 100_000,
  });
});

test.each([
  [{ EVENT_PLANNER_DAAT: '/tmp' }, /EVENT_PLANNER_DAAT is not a variable of this program; known: EVENT_PLANNER_DATA/],
  [{ EVENT_PLANNER_REQUESTS_PER_IP: 'many' }, /EVENT_PLANNER_REQUESTS_PER_IP/],
  [{ DATABASE_URL: 'mysql://user:hunter2@localhost/x' }, /DATABASE_URL/],
  [{ STRIPE_SECRET_KEY: 'sk_live_hunter2' }, /set all three, or none/],
])('%j is refused by name', (env, sentence) => {
  expect(() => readVariables(env)).toThrow(sentence);
  expect(() => readVariables(env)).not.toThrow(/hunter2/);
});
