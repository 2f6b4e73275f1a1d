import { printHere } from '@event-planner/platform/printing';
import { ticketsPdf } from './pdf.ts';

printHere(ticketsPdf);
