import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { fonts } from './fonts.ts';
import type { Printed } from './press.ts';

/** Whoever buys goes first. Linux keeps a priority for each thread, and takes a thread's id for a process's; elsewhere all go at one priority. */
function letOthersGoFirst(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), constants.priority.PRIORITY_LOW);
  } catch {
    // As fast as the others, then.
  }
}

async function attempt<Job>(draw: (job: Job) => Promise<Buffer>, job: Job): Promise<Printed> {
  try {
    return { pdf: Uint8Array.from(await draw(job)) };
  } catch (error) {
    return { error };
  }
}

/** Makes this thread a press's: it draws what it is given. */
export function printHere<Job>(draw: (job: Job) => Promise<Buffer>): void {
  // Before, not after: getting ready takes as long as a hundred documents, and somebody waits for the first.
  fonts();
  letOthersGoFirst();
  parentPort?.on('message', async (job: Job) => {
    const printed = await attempt(draw, job);
    parentPort?.postMessage(printed, 'pdf' in printed ? [printed.pdf.buffer] : []);
  });
}
