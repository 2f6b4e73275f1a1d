import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { silentLog } from '../edge/test-edge.ts';
import type { Child } from './child.ts';
import { supervise } from './supervise.ts';

/** A process that lives until it is told to stop, or for as long as said. */
async function sleeper(seconds: number): Promise<Child> {
  const child = spawn('sleep', [String(seconds)]);
  const exited = once(child, 'exit').then(() => {});
  await once(child, 'spawn');
  return { pid: child.pid, exited, idle: () => Promise.resolve(), stop: () => (child.kill(), exited) };
}

test('a process that is killed is started again, and stopping ends it for good', async () => {
  const supervised = await supervise(() => sleeper(60), silentLog);
  const first = supervised.child?.pid ?? 0;
  process.kill(first, 'SIGKILL');
  const second = await eventually(() => {
    expect(supervised.child?.pid).toBeGreaterThan(0);
    expect(supervised.child?.pid).not.toBe(first);
    return supervised.child?.pid ?? 0;
  });
  await supervised.stop();
  expect(() => process.kill(second, 0)).toThrow();
});

test('one that keeps dying is started at growing intervals', async () => {
  const starts: number[] = [];
  const supervised = await supervise(() => {
    starts.push(performance.now());
    return sleeper(0);
  }, silentLog);
  await eventually(() => expect(starts.length).toBe(4));
  await supervised.stop();
  const pauses = starts.slice(1).map((at, i) => at - (starts[i] ?? 0));
  expect(pauses[0]).toBeGreaterThan(95);
  expect(pauses[1]).toBeGreaterThan(195);
  expect(pauses[2]).toBeGreaterThan(395);
});

test("a first start that fails is the caller's to hear", async () => {
  await expect(supervise(() => Promise.reject(new Error('port taken')), silentLog)).rejects.toThrow('port taken');
});

test('a later start that fails is tried again', async () => {
  let attempts = 0;
  const supervised = await supervise(() => {
    attempts += 1;
    return attempts === 2 ? Promise.reject(new Error('not yet')) : sleeper(60);
  }, silentLog);
  process.kill(supervised.child?.pid ?? 0, 'SIGKILL');
  await eventually(() => expect(attempts).toBe(3));
  await supervised.stop();
});
