import type { launchBrowser } from '@event-planner/platform/testing/browser';

export type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>>;

export interface Frames {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  readonly frames: number;
}

/** Notes in the page when each frame began. A frame that was late kept somebody waiting for so long. */
export const watchFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    window.frameMs = [];
    let last = performance.now();
    const note = now => { window.frameMs.push(now - last); last = now; requestAnimationFrame(note); };
    requestAnimationFrame(note);
  })()`);

/** For what was done before to be over. */
const settleMs = 500;

export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.waitForTimeout(settleMs);
  await page.evaluate('window.frameMs.length = 0');
  await act();
  const sorted = (await page.evaluate<number[]>('window.frameMs')).toSorted((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { p50Ms: at(0.5), p95Ms: at(0.95), longestMs: at(1), frames: sorted.length };
}
