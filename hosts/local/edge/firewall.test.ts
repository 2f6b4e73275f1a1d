import { expect, test } from 'vitest';
import { createFirewall, groupOf } from './firewall.ts';

function open(requestsPerIp: number, perSeconds: number) {
  let nowMs = 0;
  const firewall = createFirewall({ requestsPerIp, perSeconds, now: () => nowMs });
  return {
    ask: (ip = '192.0.2.1') => firewall.secondsToWait(ip),
    wait: (seconds: number) => void (nowMs += seconds * 1000),
  };
}

test('an address may ask as often as the rule says, and others have their own count', () => {
  const { ask } = open(3, 300);
  expect([ask(), ask(), ask()]).toEqual([0, 0, 0]);
  expect(ask()).toBeGreaterThan(0);
  expect(ask('192.0.2.2')).toBe(0);
});

test('waiting as told always helps, and a second less does not', () => {
  for (const [limit, seconds, pause] of [
    [3, 300, 0],
    [100, 60, 59],
    [7, 10, 3],
    [1, 5, 4],
  ] as const) {
    const { ask, wait } = open(limit, seconds);
    wait(pause);
    for (let i = 0; i < limit; i++) expect(ask()).toBe(0);
    for (let round = 0; round < 20; round++) {
      const told = ask();
      if (told === 0) continue;
      wait(told - 1);
      if (told > 1) expect(ask()).toBeGreaterThan(0);
      wait(1);
      expect(ask()).toBe(0);
    }
  }
});

test('never more than twice the rule within any window, and no burst where two windows meet', () => {
  const { ask, wait } = open(10, 10);
  wait(9.9);
  let passed = 0;
  for (let i = 0; i < 10; i++) passed += ask() === 0 ? 1 : 0;
  wait(0.2);
  for (let i = 0; i < 10; i++) passed += ask() === 0 ? 1 : 0;
  expect(passed).toBeLessThanOrEqual(11);
});

test('after two quiet windows everything is forgotten', () => {
  const { ask, wait } = open(2, 10);
  ask();
  ask();
  wait(20);
  expect([ask(), ask()]).toEqual([0, 0]);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (ip, group) => {
  expect(groupOf(ip)).toBe(group);
});
