import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import bundled, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A Chromium that came with npm, and the system libraries a bare machine lacks. Origins are kept apart, as in a person's browser. */
export async function launchBrowser({
  video,
}: { /** A .y4m file, which is what its camera sees. */ readonly video?: string } = {}): Promise<Browser> {
  const executablePath = await unpack();
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-background-networking',
      ...(video === undefined
        ? []
        : ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`]),
    ],
  });
}

const lock = join(tmpdir(), 'event-planner-browser.lock');
const lockIsStaleAfterMs = 60_000;

/** Test files run side by side, and a program that is still being written cannot be started: one unpacks, the others wait. */
async function unpack(): Promise<string> {
  while (
    !(await mkdir(lock).then(
      () => true,
      () => false,
    ))
  ) {
    const age =
      Date.now() -
      (await stat(lock).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ));
    if (age > lockIsStaleAfterMs) await rm(lock, { recursive: true, force: true });
    await delay(100);
  }
  try {
    const libraries = join(tmpdir(), 'al2023');
    if (!existsSync(libraries)) await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    setupLambdaEnvironment(join(libraries, 'lib'));
    return await bundled.executablePath();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
