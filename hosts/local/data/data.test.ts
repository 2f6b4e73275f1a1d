import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import { openSecrets } from './secrets.ts';

function temporary() {
  const path = mkdtempSync(join(tmpdir(), 'event-planner-data-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const system = { services: [] };

test('a folder of ours can be emptied and opened again', async () => {
  using parent = temporary();
  const path = join(parent.path, 'data');
  const folder = openDataFolder(path);
  writeFileSync(join(folder.mailbox, 'letter.json'), '{}');
  writeFileSync(folder.demo, '');
  await emptyDataFolder(path);
  expect(readdirSync(path)).toEqual(['event-planner.txt']);
  expect(readdirSync(openDataFolder(path).mailbox)).toEqual([]);
  await emptyDataFolder(join(parent.path, 'never-made'));
});

test("nothing of somebody else's is ever deleted or written into", async () => {
  using thesis = temporary();
  writeFileSync(join(thesis.path, 'thesis.tex'), 'ten years of work');
  const sentence = /holds other things, such as thesis\.tex: set EVENT_PLANNER_DATA to an empty folder/;
  expect(() => openDataFolder(thesis.path)).toThrow(sentence);
  await expect(emptyDataFolder(thesis.path)).rejects.toThrow(sentence);
  expect(readdirSync(thesis.path)).toEqual(['thesis.tex']);

  using lookalike = temporary();
  mkdirSync(join(lookalike.path, 'secrets'));
  await expect(emptyDataFolder(lookalike.path)).rejects.toThrow(/was not made by Event Planner/);
  expect(readdirSync(lookalike.path)).toEqual(['secrets']);

  const ours = openDataFolder(join(lookalike.path, 'ours'));
  writeFileSync(join(ours.path, 'notes.txt'), 'put here later');
  await expect(emptyDataFolder(ours.path)).rejects.toThrow(/such as notes\.txt/);
});

test('a file where the folder should be is named', () => {
  using parent = temporary();
  const file = join(parent.path, 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(/is a file: set EVENT_PLANNER_DATA to a folder/);
  expect(() => openDataFolder(join(file, 'below'))).toThrow(/is a file: set EVENT_PLANNER_DATA to a folder/);
});

test('secrets are made once, differ from each other, and only their owner can read them', () => {
  using folder = temporary();
  const wanting = {
    services: [{ secrets: ['token-key', 'ticket-key', 'webhook-secret', 'another'] }],
    secrets: {
      'token-key': 'signing-key',
      'ticket-key': 'signing-key',
      'webhook-secret': { from: 'the bank', trialPrefix: 'whsec_' },
      another: 'random',
    },
  } as never;
  const made = openSecrets(folder.path, wanting);
  expect(openSecrets(folder.path, wanting)).toEqual(made);
  expect(new Set(Object.values(made)).size).toBe(6);
  expect(made['webhook-secret']).toMatch(/^whsec_.{43}$/);
  for (const name of Object.keys(made)) expect(statSync(join(folder.path, name)).mode & 0o777).toBe(0o600);
  const key = createPrivateKey({ key: JSON.parse(made['token-key'] ?? ''), format: 'jwk' });
  expect(key.asymmetricKeyType).toBe('ed25519');
  expect(made['another']).toMatch(/^[\w-]{43}$/);
});

test("a real provider's keys are used and never written down", () => {
  using folder = temporary();
  const secrets = openSecrets(folder.path, system, { secretKey: 'sk_live_1', publishableKey: 'pk_live_1', webhookSecret: 'whsec_1' });
  expect(secrets).toMatchObject({ 'stripe-secret-key': 'sk_live_1', 'stripe-webhook-secret': 'whsec_1' });
  for (const name of readdirSync(folder.path)) expect(readFileSync(join(folder.path, name), 'utf8')).not.toContain('_live_');
});
