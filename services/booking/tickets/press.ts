import {
  createPress as createPrintingPress,
  type Press as PrintingPress,
  type PressOptions as Options,
} from '@event-planner/platform/printing';
import type { PrintJob } from './design.ts';

export type Press = PrintingPress<PrintJob>;

/** `thread`: by default the one that draws tickets. */
export type PressOptions = Omit<Options, 'thread' | 'what' | 'of'> & Partial<Pick<Options, 'thread'>>;

const ticketThread = new URL('./press-thread.ts', import.meta.url);

export const createPress = (options: PressOptions): Press =>
  createPrintingPress<PrintJob>({ thread: ticketThread, what: 'the tickets', of: 'bookings', ...options });
