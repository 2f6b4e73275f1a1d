import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Mail, Mailer } from './types.ts';

/** A mail as it lies in the box. */
export interface Letter extends Omit<Mail, 'attachments'> {
  /** Its place in the box: the hash of its id. */
  readonly key: string;
  readonly receivedAt: string;
  readonly attachments: readonly (Omit<Attachment, 'content'> & { readonly base64: string })[];
}

export interface Mailbox extends Mailer {
  /** Newest first. */
  list(limit: number): Promise<readonly Letter[]>;
  find(key: string): Promise<Letter | undefined>;
}

export interface MailboxOptions {
  readonly directory: string;
  /** Older ones are swept away now and then, so that half as many again may lie there. @default the newest 1000 letters are kept */
  readonly maxLetters?: number;
}

/**
 * Mail one can read instead of mail that is sent: one file per letter, named after its id and written whole or not at all.
 * A letter that is sent again finds itself there and is not sent twice.
 */
export function createMailbox({ directory, maxLetters = 1000 }: MailboxOptions): Mailbox {
  // A sweep looks at every letter: seldom enough that it comes to three for each that is sent.
  const sweepEvery = Math.max(100, Math.floor(maxLetters / 2));
  let sent = 0;
  const pathOf = (key: string): string => join(directory, `${key}.json`);

  return {
    async send(mail) {
      const key = keyOf(mail.id);
      if (await exists(pathOf(key))) return;
      const letter: Letter = { ...mail, key, receivedAt: new Date().toISOString(), attachments: (mail.attachments ?? []).map(packed) };
      const unfinished = join(directory, `${randomUUID()}.unfinished`);
      await writeWithin(directory, unfinished, JSON.stringify(letter));
      await rename(unfinished, pathOf(key));
      sent += 1;
      if (sent % sweepEvery === 0) await sweep(directory, maxLetters);
    },
    async list(limit) {
      const newest = (await filesByAge(directory)).slice(0, limit);
      const letters = await Promise.all(newest.map(name => readLetter(join(directory, name))));
      return letters.filter(letter => letter !== undefined);
    },
    find: async key => (/^[\da-f]{64}$/.test(key) ? readLetter(pathOf(key)) : undefined),
  };
}

const keyOf = (id: string): string => createHash('sha256').update(id).digest('hex');

const packed = ({ content, ...rest }: Attachment): Letter['attachments'][number] => ({
  ...rest,
  base64: Buffer.from(content).toString('base64'),
});

/** The directory is made when it turns out to be missing, at the first letter as a rule. */
async function writeWithin(directory: string, path: string, text: string): Promise<void> {
  const write = (): Promise<void> => writeFile(path, text, { mode: 0o600 });
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await write();
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Undefined when there is none, or another process has just swept it away. */
const readLetter = (path: string): Promise<Letter | undefined> =>
  readFile(path, 'utf8').then(
    text => JSON.parse(text) as Letter,
    () => undefined,
  );

async function filesByAge(directory: string): Promise<readonly string[]> {
  const names = (await readdir(directory).catch(() => [])).filter(name => name.endsWith('.json'));
  const aged = await Promise.all(
    names.map(async name => ({
      name,
      at: await stat(join(directory, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    })),
  );
  return aged.toSorted((a, b) => b.at - a.at).map(({ name }) => name);
}

async function sweep(directory: string, maxLetters: number): Promise<void> {
  for (const name of (await filesByAge(directory)).slice(maxLetters)) await rm(join(directory, name), { force: true });
}
