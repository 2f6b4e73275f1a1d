import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { fonts } from './fonts.ts';
import type { Printed, ThreadData } from './press.ts';

/** Whoever buys goes first, but not for ever: at the lowest priority nothing is printed within minutes where nine want to run. Linux keeps a priority for each thread, and takes a thread's id for a process's; elsewhere all go at one priority. */
function letOthersGoFirst(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), constants.priority.PRIORITY_BELOW_NORMAL);
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

/** Makes this thread a press's: it draws what it is given, at the priority that it was started for. */
export function printHere<Job>(draw: (job: Job) => Promise<Buffer>): void {
  fonts();
  let isReady = false;
  parentPort?.on('message', async (job: Job) => {
    const printed = await attempt(draw, job);
    // After the first, not before: getting ready takes as long as a hundred documents, and so does the first one.
    if (!isReady && (workerData as ThreadData | null)?.priority === 'low') letOthersGoFirst();
    isReady = true;
    parentPort?.postMessage(printed, 'pdf' in printed ? [printed.pdf.buffer] : []);
  });
}
