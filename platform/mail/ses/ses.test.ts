import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { expect, test } from 'vitest';
import type { Mail } from '../index.ts';
import { createSesMailer } from './index.ts';

const letter: Mail = {
  id: 'confirmation:1',
  to: 'ada@example.test\r\nBcc: eve@example.test',
  subject: 'Your tickets\r\nBcc: eve@example.test',
  text: 'See you there',
  html: '<p>See you <b>there</b></p>',
  attachments: [{ filename: 'tickets.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
  headers: { 'List-Unsubscribe': '<https://example.test/stop>' },
};

interface Heard {
  readonly path: string | undefined;
  readonly FromEmailAddress: string;
  readonly Destination: { readonly ToAddresses: readonly string[] };
  readonly Content: { readonly Raw: { readonly Data: string } };
}

/** As much of SES as one operation takes. */
async function startSes(status = 200) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    heard.push({ ...JSON.parse(await text(request)), path: request.url });
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': 'TooManyRequestsException' });
    response.end(JSON.stringify(status === 200 ? { MessageId: '1' } : { message: 'slow down' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const mailer = createSesMailer({ from: 'Event Planner <no-reply@planner.test>', client });
  return {
    mailer,
    heard,
    async [Symbol.asyncDispose]() {
      mailer.close();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

test('a mail is handed over whole, to one recipient, whatever its subject and address try', async () => {
  await using ses = await startSes();
  await ses.mailer.send(letter);
  const [sent] = ses.heard;
  expect(sent).toMatchObject({ path: '/v2/email/outbound-emails', FromEmailAddress: 'Event Planner <no-reply@planner.test>' });
  expect(sent?.Destination.ToAddresses).toHaveLength(1);
  const mime = Buffer.from(sent?.Content.Raw.Data ?? '', 'base64').toString();
  expect(mime).not.toMatch(/^Bcc:/m);
  expect(mime).toMatch(/^List-Unsubscribe: <https:\/\/example.test\/stop>/m);
  expect(mime).toContain(Buffer.from('%PDF-1.7').toString('base64'));
  expect(mime).toContain('See you there');
});

test('a mail that SES does not take now is to be tried again', async () => {
  await using ses = await startSes(429);
  await expect(ses.mailer.send(letter)).rejects.toThrow('slow down');
});

test('a sender without an address is refused at the start', () => {
  expect(() => createSesMailer({ from: 'Event Planner' })).toThrow('an address was expected');
});
