import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const clone = mkdtempSync(join(tmpdir(), 'event-planner-clone-'));
afterAll(() => {
  chmodSync(clone, 0o755);
  rmSync(clone, { recursive: true });
});

test('who may not write the folder that lacks packages is told whose it is, before npm says anything', () => {
  mkdirSync(join(clone, 'scripts'));
  copyFileSync(join(import.meta.dirname, 'install.mjs'), join(clone, 'scripts/install.mjs'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  chmodSync(clone, 0o555);
  // Root may write everywhere, so somebody else starts it then.
  const stranger = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [join(clone, 'scripts/install.mjs')], {
    ...stranger,
    encoding: 'utf8',
    cwd: clone,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^Packages are missing, and \S+, which belongs to (root|user \d+), cannot be written by this user: run "npm install" there as /,
  );
  expect(stderr).toContain(`sudo chown -R "$(id -un)" ${clone}`);
});
