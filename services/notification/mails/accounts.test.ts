import { NoticedKind } from '@event-planner/contracts/auth';
import { addressTried, codeIssued, CodePurpose, securityNoticed } from '@event-planner/contracts/user-messages';
import { newId } from '@event-planner/platform/ids';
import { person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { notificationService } from '../service.ts';

const ada = person('Ada');
const code = { email: ada.email, name: 'Ada', code: '402915', expiresAt: '2030-06-01T10:05:00.000Z' };
const notice = {
  userId: ada.sub,
  email: ada.email,
  name: 'Ada',
  at: '2030-06-01T09:58:00.000Z',
  device: 'Firefox on Linux',
  network: '192.0.2.7',
};

test('a code says what it is for, in the reader’s language', async () => {
  await using service = await testService(notificationService);
  for (const purpose of CodePurpose.options)
    for (const language of ['en', 'de', 'fr'] as const) await service.deliver(codeIssued, { ...code, purpose, language });
  const texts = service.mails.map(({ text }) => text);
  expect(texts.every(text => text.includes('402915'))).toBe(true);
  expect(new Set(texts).size).toBe(CodePurpose.options.length * 3);
  expect(texts.filter(text => text.includes('enter this code to sign in'))).toHaveLength(1);
});

test('whoever reads the mail of an address learns that it has no account, or one already', async () => {
  await using service = await testService(notificationService);
  for (const purpose of ['sign_in', 'take_address'] as const) await service.deliver(addressTried, { email: ada.email, purpose });
  expect(service.mails.map(({ text }) => text)).toEqual([
    expect.stringMatching(/There is no account with it[^]*\/sign-up/),
    expect.stringMatching(/You have an account with it already[^]*\/login/),
  ]);
});

test('the owner of an account is told what happened to it, when and from where', async () => {
  await using service = await testService(notificationService);
  for (const kind of NoticedKind.options)
    for (const language of ['en', 'de', 'fr'] as const)
      expect(await service.deliver(securityNoticed, { ...notice, activityId: newId(), kind, language })).toMatchObject({ outcome: 'done' });
  expect(new Set(service.mails.map(({ subject }) => subject)).size).toBe(NoticedKind.options.length * 3);
  const where = { de: 'Firefox auf Linux, Netzwerkadresse', fr: 'Firefox sur Linux, adresse réseau 192.0.2.7, le samedi 1er juin' };
  for (const words of Object.values(where))
    expect(service.mails.filter(({ text }) => text.includes(words))).toHaveLength(NoticedKind.options.length);
  expect(service.mails[0]).toMatchObject({
    to: ada.email,
    subject: 'A new sign-in to your account',
    text: expect.stringContaining('Firefox on Linux, network address 192.0.2.7, on Saturday, 1 June 2030, 09:58 UTC') as string,
  });
});
