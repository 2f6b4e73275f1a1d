import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build, isBuilt } from './build.ts';

function repository() {
  const path = mkdtempSync(join(tmpdir(), 'event-planner-web-'));
  mkdirSync(join(path, 'contracts'));
  mkdirSync(join(path, 'web'));
  writeFileSync(join(path, 'package-lock.json'), '{}');
  writeFileSync(join(path, 'web/vite.config.ts'), 'export default {};');
  writeFileSync(
    join(path, 'web/index.html'),
    '<!doctype html><html lang="en"><title>x</title><script type="module" src="/main.ts"></script></html>',
  );
  writeFileSync(join(path, 'web/main.ts'), 'document.title = "first";');
  return { path, wanted: { repository: path, folder: 'web' }, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const scripts = (path: string): string =>
  readdirSync(join(path, 'web/dist/assets'))
    .filter(name => name.endsWith('.js'))
    .map(name => readFileSync(join(path, 'web/dist/assets', name), 'utf8'))
    .join('');

test('an app is built when its sources change and not otherwise, and a failed build leaves the old one', async () => {
  using app = repository();
  expect(await isBuilt(app.wanted)).toBe(false);
  await build(app.wanted);
  expect(await isBuilt(app.wanted)).toBe(true);
  expect(scripts(app.path)).toContain('first');

  writeFileSync(join(app.path, 'web/main.test.ts'), 'not a source');
  expect(await isBuilt(app.wanted)).toBe(true);

  writeFileSync(join(app.path, 'web/main.ts'), 'import "./gone.ts";');
  expect(await isBuilt(app.wanted)).toBe(false);
  await expect(build(app.wanted)).rejects.toThrow(/^The web app in web did not build: /);
  expect(scripts(app.path)).toContain('first');

  writeFileSync(join(app.path, 'web/main.ts'), 'document.title = "second";');
  await build(app.wanted);
  expect(scripts(app.path)).toContain('second');
  expect(readdirSync(join(app.path, 'node_modules/.cache'))).toEqual([]);
  expect(existsSync(join(app.path, 'web/dist/.sources'))).toBe(true);
});
