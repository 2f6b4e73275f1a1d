import type { BillingForm } from '@event-planner/contracts/documents';
import { type Routes, userOf } from '@event-planner/platform/http';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import type { WriteDocuments } from '../document-writing.ts';
import { createArchives } from './archives.ts';
import { createDuplicates, type WrittenOffOf } from './duplicates.ts';
import { createDocumentFiles } from './files.ts';
import { createLookOf } from './looks.ts';
import { documentRoutes } from './routes.ts';
import { sampleOf } from './sample.ts';
import { createDocuments } from './service.ts';
import { teamDocumentRoutes } from './team-routes.ts';
import { createWriting } from './writing.ts';

export interface DocumentsFeature {
  readonly routes: readonly Routes[];
  readonly writing: WriteDocuments;
  /** All that is due. */
  writeDue(): Promise<void>;
  /** How an organizer's invoices would look, in no colours but our own. */
  sample(form: BillingForm): Promise<Buffer>;
  close(): Promise<void>;
}

export interface DocumentsFeatureParts {
  readonly inBackground: (work: Promise<void>) => void;
  readonly writtenOffOf: WrittenOffOf;
}

export function createDocumentsFeature(context: PaymentContext, { inBackground, writtenOffOf }: DocumentsFeatureParts): DocumentsFeature {
  const files = createDocumentFiles(context);
  const lookOf = createLookOf(context);
  const writing = createWriting({ context, lookOf, inBackground });
  const documents = createDocuments({ context, files, ...writing, askLook: lookOf.ask });
  return {
    writing,
    writeDue: writing.writeDue,
    routes: [
      documentRoutes(documents),
      teamDocumentRoutes({
        documents,
        archives: createArchives(context, files),
        duplicates: createDuplicates({ context, files, writtenOffOf }),
        ensureAllowed: (request, organizerId, act) => ensureAllowed(context, { organizerId, by: userOf(request) }, act),
      }),
    ],
    sample: form => files.preview(sampleOf(form, { color: null, logo: null }, context.now()), null),
    close: files.close,
  };
}
