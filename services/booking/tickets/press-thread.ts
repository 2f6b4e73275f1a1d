import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { PrintJob } from './design.ts';
import { fonts } from './fonts.ts';
import { ticketsPdf } from './pdf.ts';

/** What the thread says to each booking it is given. */
export type Printed = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly error: unknown };

/** Whoever buys goes first. Linux keeps a priority for each thread, and takes a thread's id for a process's; elsewhere all go at one priority. */
function letOthersGoFirst(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), constants.priority.PRIORITY_LOW);
  } catch {
    // As fast as the others, then.
  }
}

async function print(details: PrintJob): Promise<Printed> {
  try {
    return { pdf: Uint8Array.from(await ticketsPdf(details)) };
  } catch (error) {
    return { error };
  }
}

// Before, not after: getting ready takes as long as a hundred documents, and somebody waits for the first.
fonts();
letOthersGoFirst();
parentPort?.on('message', async (details: PrintJob) => {
  const printed = await print(details);
  parentPort?.postMessage(printed, 'pdf' in printed ? [printed.pdf.buffer] : []);
});
