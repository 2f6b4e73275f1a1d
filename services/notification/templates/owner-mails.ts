import type { disputeClosed, paymentDisputed, payoutAccountChanged, payoutFailed } from '@event-planner/contracts/payment-messages';
import type { apiKeyCreated } from '@event-planner/contracts/user-messages';
import type { Body } from '@event-planner/model';
import { format } from '@event-planner/platform/money';
import { formatInstant } from './dates.ts';
import { type Content, letter } from './layout.ts';
import { ownerTextsIn, type OwnerWords } from './owner-texts.ts';
import { type Language, textsIn } from './texts.ts';

/** What happened to an organizer's money, or who may act for it. */
export type OwnerNews =
  | { readonly kind: 'payout_account_changed'; readonly of: Body<typeof payoutAccountChanged> }
  | { readonly kind: 'api_key_created'; readonly of: Body<typeof apiKeyCreated> }
  | { readonly kind: 'payout_failed'; readonly of: Body<typeof payoutFailed> }
  | { readonly kind: 'payment_disputed'; readonly of: Body<typeof paymentDisputed> }
  | { readonly kind: 'dispute_closed'; readonly of: Body<typeof disputeClosed> };

/** To an owner: what happened, what it means, and where to see to it. The link leads through the log-in; nobody's account number is whole. */
export function ownerMail(news: OwnerNews, { webUrl, language }: { readonly webUrl: string; readonly language: Language }): Content {
  const { footer, locale } = textsIn(language);
  const says = ownerTextsIn(language);
  const { subject, lines, action = says.action } = wordsOf(news, says, locale);
  const url = `${webUrl}/organize`;
  return letter({ language, subject, heading: subject, sentences: lines, action: { label: action, url }, footer });
}

interface Words {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly action?: string;
}

function wordsOf(news: OwnerNews, says: OwnerWords, locale: string): Words {
  const moment = (instant: string): string => formatInstant(new Date(instant), { locale, timeZone: 'UTC' });
  switch (news.kind) {
    case 'payout_account_changed': {
      const { organizerName, account, by, changedAt, holdUntil } = news.of;
      const changed = says.accountChanged.lines({ account, by, moment: moment(changedAt) });
      return {
        subject: says.accountChanged.subject(organizerName),
        lines: [...changed, ...(holdUntil === null ? [] : [says.accountChanged.hold(moment(holdUntil))])],
      };
    }
    case 'api_key_created': {
      const { organizerName, name, prefix, by, createdAt } = news.of;
      return {
        subject: says.keyCreated.subject(organizerName),
        lines: says.keyCreated.lines({ name, prefix, by, moment: moment(createdAt) }),
        action: says.keyCreated.action,
      };
    }
    case 'payout_failed':
      return {
        subject: says.payoutFailed.subject(news.of.organizerName),
        lines: says.payoutFailed.lines({ amount: format(news.of, locale), account: news.of.account, reason: news.of.reason }),
      };
    case 'payment_disputed': {
      const { inquiry, dueAt, reference, eventTitle } = news.of;
      const told = says.disputed.lines({ amount: format(news.of, locale), reference, eventTitle, inquiry });
      return { subject: says.disputed.subject(reference), lines: [...told, ...(dueAt === null ? [] : [says.disputed.due(moment(dueAt))])] };
    }
    case 'dispute_closed': {
      const { reference, eventTitle, outcome } = news.of;
      return {
        subject: says.disputeClosed.subject(reference),
        lines: [says.disputeClosed[outcome]({ amount: format(news.of, locale), reference, eventTitle })],
      };
    }
  }
}
