import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Mails } from './service.ts';
import type { Templates } from './templates.ts';

export type AccountSubscribers = Pick<
  Subscribers<typeof notification, Tables>,
  'user.code-issued.v1' | 'user.address-tried.v1' | 'user.security-noticed.v1' | 'user.profile-changed.v1' | 'user.person-erased.v1'
>;

/** What concerns an account, to the address it is about: whoever reads it may not be who asked. */
export function accountSubscribers({ now, webUrl }: NotificationContext, mails: Mails, templates: Templates): AccountSubscribers {
  return {
    'user.code-issued.v1': async (issued, { tx, messageId }) => {
      // A code that no longer works only confuses.
      if (new Date(issued.expiresAt) <= now()) return;
      await mails.send(tx, {
        kind: 'code',
        subjectId: messageId,
        userId: null,
        email: issued.email,
        language: issued.language,
        write: async language => templates.code(issued, { now: now(), language }),
      });
    },
    'user.address-tried.v1': async (tried, { tx, messageId }) => {
      await mails.send(tx, {
        kind: 'address_tried',
        subjectId: messageId,
        userId: null,
        email: tried.email,
        language: tried.language,
        write: async language => templates.addressTried(tried, { webUrl, language }),
      });
    },
    'user.profile-changed.v1': async ({ userId, language }, { tx }) => {
      if (language !== null) await mails.writeIn(userId, language, tx);
    },
    'user.person-erased.v1': async ({ erasureId: subjectId, email, language }, { tx }) => {
      await mails.send(tx, {
        kind: 'erased',
        subjectId,
        userId: null,
        email,
        language,
        isForgotten: true,
        write: async reading => templates.erased(reading),
      });
    },
    'user.security-noticed.v1': async (notice, { tx }) => {
      const { activityId: subjectId, userId, email } = notice;
      await mails.send(tx, {
        kind: 'security',
        subjectId,
        userId,
        email,
        language: notice.language,
        write: async language => templates.security(notice, { webUrl, language }),
      });
    },
  };
}
