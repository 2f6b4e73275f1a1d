import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { createMailbox, createSmtpMailer, type Mail, mailboxRoutes } from './index.ts';

const letter: Mail = {
  id: 'confirmation:1',
  to: 'ada@example.test',
  subject: 'Your tickets for <Opera> & more',
  text: 'See you there',
  html: '<p>See you <b>there</b></p><script>alert(1)</script>',
  attachments: [{ filename: 'tickets ü.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
};
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'mailbox-'));

test('a letter sent twice is there once, also when both are sent at the same time', async () => {
  const directory = emptyFolder();
  const mailbox = createMailbox({ directory });
  await Promise.all([mailbox.send(letter), mailbox.send(letter), createMailbox({ directory }).send(letter)]);
  await mailbox.send(letter);
  expect(await mailbox.list(10)).toHaveLength(1);
  expect(readdirSync(directory)).toHaveLength(1);
});

test('a letter makes its box where there is none, also when somebody threw the box away', async () => {
  const directory = join(emptyFolder(), 'deep', 'down');
  const mailbox = createMailbox({ directory });
  await mailbox.send(letter);
  rmSync(directory, { recursive: true });
  await Promise.all(['a', 'b'].map(id => mailbox.send({ ...letter, id })));
  expect(await mailbox.list(10)).toHaveLength(2);
});

test('only the newest letters are kept', async () => {
  const mailbox = createMailbox({ directory: emptyFolder(), maxLetters: 5 });
  for (let at = 0; at < 100; at += 1) await mailbox.send({ ...letter, id: `letter:${at}`, attachments: [] });
  expect((await mailbox.list(200)).length).toBe(5);
});

test('the pages show a letter without trusting it', async () => {
  const mailbox = createMailbox({ directory: emptyFolder() });
  await mailbox.send(letter);
  await using app = Fastify();
  await app.register(mailboxRoutes(mailbox));
  const list = await app.inject('/mailbox');
  expect(list.body).toContain('Your tickets for &lt;Opera&gt; &amp; more');
  const href = /href="(\/mailbox\/[\da-f]{64})"/.exec(list.body)?.[1] ?? '';
  expect((await app.inject(href)).body).toContain('sandbox="allow-popups');
  const body = await app.inject(`${href}/body.html`);
  expect(body.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-popups/);
  const attachment = await app.inject(`${href}/attachments/0`);
  expect(attachment.body).toBe('%PDF-1.7');
  expect(attachment.headers['content-disposition']).toContain("filename*=UTF-8''tickets%20%C3%BC.pdf");
});

test.each([
  '/mailbox/..%2f..%2fetc%2fpasswd',
  `/mailbox/${'0'.repeat(64)}`,
  `/mailbox/${'0'.repeat(64)}/attachments/0`,
  '/mailbox/x/body.html',
])('%s is not found', async url => {
  await using app = Fastify();
  await app.register(mailboxRoutes(createMailbox({ directory: emptyFolder() })));
  expect((await app.inject(url)).statusCode).toBe(404);
});

test('over SMTP a subject cannot add a header, nor an address a recipient, and the id decides the Message-ID', async () => {
  const { server, port, said } = await smtpServer();
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}` });
  const sly = { ...letter, subject: 'Hello\r\nBcc: eve@example.test', to: 'ada@example.test' };
  await mailer.send(sly);
  await mailer.send(sly);
  mailer.close();
  server.close();
  const text = said();
  expect(text).not.toMatch(/^Bcc:/m);
  expect(text.match(/^RCPT TO:.*$/gm)).toEqual(['RCPT TO:<ada@example.test>', 'RCPT TO:<ada@example.test>']);
  const ids = text.match(/^Message-ID: .*$/gm);
  expect(ids).toHaveLength(2);
  expect(ids?.[0]).toBe(ids?.[1]);
});

test('an address that is a list of them is no list', async () => {
  const { server, port, said } = await smtpServer();
  const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${port}` });
  await mailer.send({ ...letter, to: 'ada@example.test, eve@example.test' }).catch(() => undefined);
  mailer.close();
  server.close();
  expect(said()).not.toMatch(/^RCPT TO:<eve@/m);
});

/** Enough of a mail server to hear a letter out. */
async function smtpServer(): Promise<{ server: Server; port: number; said: () => string }> {
  let heard = '';
  const server = createServer(socket => {
    let inData = false;
    socket.write('220 test ESMTP\r\n');
    socket.on('data', chunk => {
      const text = chunk.toString();
      heard += text.replaceAll('\r\n', '\n');
      if (inData) {
        if (heard.endsWith('\n.\n')) {
          inData = false;
          socket.write('250 taken\r\n');
        }
        return;
      }
      inData = text.startsWith('DATA');
      socket.write(inData ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0, said: () => heard };
}
