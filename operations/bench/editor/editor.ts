import { launchBrowser } from '@event-planner/platform/testing/browser';
import { type Benchmark, compared } from '../result.ts';
import { startServer } from '../system/start-server.ts';
import { framesDuring, type Page, watchFrames } from './frames.ts';
import { hall } from './hall.ts';

/** How long frames take in the editor of seat maps with 20,000 seats, in a real browser; beside the same page when nothing moves. */
export const editor: Benchmark = async (report, scope) => {
  const server = await startServer(scope, { web: true });
  const browser = scope.adopt(await launchBrowser(), opened => opened.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 }, locale: 'en-GB' });
  const hand = await open(page, server.url);
  const idle = await framesDuring(page, () => page.waitForTimeout(idleMs));
  for (const [name, act] of Object.entries(gesturesOf(page, hand))) {
    const { p95Ms, ...details } = await framesDuring(page, act);
    report(compared({ name, value: p95Ms, unit: 'ms', baseline: idle.p95Ms, against: 'an idle page, p95', ...details }));
  }
};

const idleMs = 1000;
const moves = 120;

interface Hand {
  /** A round trip of the pointer, so many pixels around the middle of the plan. */
  readonly wander: (radius: number) => Promise<void>;
  readonly to: (x: number, y: number) => Promise<void>;
}

async function open(page: Page, url: string): Promise<Hand> {
  await page.goto(`${url}/seat-map-editor`);
  await page.getByRole('button', { name: /^Empty/ }).click();
  const plan = page.getByRole('application');
  await plan.waitFor();
  const file = { name: 'hall.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(hall)) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(/^20000 seats/).waitFor();
  await plan.focus();
  await page.keyboard.press('0');
  await watchFrames(page);
  const box = await plan.boundingBox();
  if (box === null) throw new Error('the plan is not shown');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const to = (x: number, y: number): Promise<void> => page.mouse.move(middle.x + x * box.width, middle.y + y * box.height);
  return {
    to,
    wander: async radius => {
      for (let move = 0; move < moves; move++)
        await page.mouse.move(middle.x + Math.cos(move / 9) * radius, middle.y + Math.sin(move / 9) * radius);
    },
  };
}

/** In this order: each begins where the one before ended. */
const gesturesOf = (page: Page, { wander, to }: Hand): Readonly<Record<string, () => Promise<void>>> => ({
  'editor-pan': async () => {
    await page.mouse.down({ button: 'middle' });
    await wander(200);
    await page.mouse.up({ button: 'middle' });
  },
  'editor-zoom': async () => {
    for (let turn = 0; turn < moves / 2; turn++) await page.mouse.wheel(0, turn < moves / 4 ? -60 : 60);
  },
  'editor-select-5000': async () => {
    await page.keyboard.press('0');
    await to(-0.49, -0.45);
    await page.mouse.down();
    for (let step = 0; step <= moves / 2; step++) await to(-0.49 + (step / (moves / 2)) * 0.52, -0.45 + (step / (moves / 2)) * 0.44);
    await page.mouse.up();
    const said = await page.getByText(/with \d+ seats selected/).textContent();
    if (Number(/with (\d+) seats/.exec(said ?? '')?.[1]) < 5000) throw new Error(`too few seats are selected: ${said}`);
  },
  'editor-drag-selected': async () => {
    await to(-0.15, -0.1);
    await page.mouse.down();
    await wander(60);
    await page.mouse.up();
  },
  'editor-undo-redo': async () => {
    for (const keys of ['Control+z', 'Control+Shift+z', 'Control+z']) {
      await page.keyboard.press(keys);
      await page.waitForTimeout(100);
    }
  },
  'editor-paint': async () => {
    for (const key of ['Escape', 'p', '2']) await page.keyboard.press(key);
    await to(0.1, 0.1);
    await page.mouse.down();
    await wander(150);
    await page.mouse.up();
  },
});
