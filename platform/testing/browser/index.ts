import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
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

/** Each user's own: one may not start what another has unpacked. */
const folder = join(tmpdir(), `event-planner-browser-${userInfo().uid}`);
const lock = join(folder, 'lock');
const lockIsStaleAfterMs = 60_000;

/** Test files run side by side, and a program that is still being written cannot be started: one unpacks, the others wait. */
async function unpack(): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
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
  const { TMPDIR } = process.env;
  try {
    // It unpacks to wherever temporary files are kept.
    process.env['TMPDIR'] = folder;
    const libraries = join(folder, 'al2023');
    if (!existsSync(libraries)) await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
    process.env['FONTCONFIG_PATH'] = await describeFonts();
    setupLambdaEnvironment(join(libraries, 'lib'));
    return await bundled.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    await rm(lock, { recursive: true, force: true });
  }
}

/** Where its fonts are: what comes with it looks for them in another folder, and a Chromium that finds none falls at the first letter. These only, so that pages look alike everywhere. */
async function describeFonts(): Promise<string> {
  const configuration = join(folder, 'fontconfig');
  const file = join(configuration, 'fonts.conf');
  // Written once: a browser that starts beside this one may be reading it.
  if (existsSync(file)) return configuration;
  await mkdir(configuration, { recursive: true });
  const [fonts, cache] = [join(folder, 'fonts'), join(folder, 'fonts-cache')];
  await writeFile(file, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`);
  return configuration;
}
