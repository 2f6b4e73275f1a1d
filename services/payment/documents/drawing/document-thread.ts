import { printHere } from '@event-planner/platform/printing';
import { documentPdf } from './pdf.ts';

printHere(documentPdf);
