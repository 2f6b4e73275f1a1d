import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { DocumentContent } from '@event-planner/contracts/documents';
import { documentPdf } from './drawing/pdf.ts';

/** A process of its own that draws what it reads, and says what its bytes come to. */
const content = DocumentContent.parse(JSON.parse(await text(process.stdin)));
process.stdout.write(
  createHash('sha256')
    .update(await documentPdf({ content, logo: null }))
    .digest('hex'),
);
