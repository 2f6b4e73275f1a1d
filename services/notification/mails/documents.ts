import { DocumentAttachment } from '@event-planner/contracts/documents';
import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Mails } from './service.ts';
import type { Templates } from './templates.ts';

export type DocumentSubscribers = Pick<Subscribers<typeof notification, Tables>, 'payment.document-issued.v1'>;

/**
 * Invoices and what takes them back, each in a mail of its own: a document gets its number behind the sale, and nobody's tickets wait for one. It is fetched as whoever
 * downloads it gets it, byte by byte; while it cannot be, the mail waits, and ends in the dead letters rather than go without.
 */
export const documentSubscribers = ({ call, webUrl }: NotificationContext, mails: Mails, templates: Templates): DocumentSubscribers => ({
  'payment.document-issued.v1': async (issued, { tx }) => {
    const { documentId, duplicateId, mailingId, userId, email } = issued;
    await mails.send(tx, {
      kind: 'document',
      // What was mailed is mailed again only where somebody asks for it.
      subjectId: mailingId ?? documentId,
      userId,
      email,
      write: async language => {
        const path = `/payments/documents/${documentId}/attachment${duplicateId === undefined ? '' : `?duplicateId=${duplicateId}`}`;
        const { fileName: filename, contentType, base64 } = await call('payment', { path, response: DocumentAttachment });
        return {
          ...templates.document(issued, { webUrl, language }),
          attachments: [{ filename, contentType, content: Buffer.from(base64, 'base64') }],
        };
      },
    });
  },
});
