import { randomBytes } from 'node:crypto';
import { asAdmin, createCopy, urlOf } from '../../platform/testing/template.ts';

export interface Copy extends AsyncDisposable {
  readonly url: string;
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase(original: string): Promise<Copy> {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const name = `copy_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, admin => createCopy(admin, name, decodeURIComponent(new URL(original).pathname.slice(1))));
  return {
    url: urlOf(original, name),
    [Symbol.asyncDispose]: async () => void (await asAdmin(server, admin => admin.query(`drop database ${name} with (force)`))),
  };
}
