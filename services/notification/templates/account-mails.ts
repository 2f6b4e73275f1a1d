import type { addressTried, codeIssued, securityNoticed } from '@event-planner/contracts/user-messages';
import type { Body } from '@event-planner/model';
import { accountWordsIn } from './account-texts.ts';
import { formatInstant } from './dates.ts';
import { aside, bigCode, button, type Content, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

export function codeMail(
  { name, code, purpose = 'register', expiresAt }: Body<typeof codeIssued>,
  { now, language }: { readonly now: Date; readonly language: Language },
): Content {
  const { greeting, code: says } = accountWordsIn(language);
  const { footer } = textsIn(language);
  const minutes = Math.max(1, Math.round((new Date(expiresAt).getTime() - now.getTime()) / 60_000));
  const subject = says.subject(code);
  const [intro, valid, notYou] = [says.body[purpose], says.validUntil(minutes), says.notYou[purpose]];
  return {
    subject,
    text: [greeting(name), '', intro, '', `    ${code}`, '', valid, '', notYou, '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: valid,
      heading: greeting(name),
      body: [paragraph(intro), bigCode(code), paragraph(valid), aside(notYou)],
      footer,
    }),
  };
}

interface Where {
  readonly webUrl: string;
  readonly language: Language;
}

/** What the page that was asked may not say, because whoever asks need not be who reads the mailbox. */
export function addressTriedMail({ purpose }: Body<typeof addressTried>, { webUrl, language }: Where): Content {
  const { tried: says } = accountWordsIn(language);
  const { footer } = textsIn(language);
  const isTaken = purpose === 'take_address';
  const intro = isTaken ? says.taken : says.noAccount;
  const [action, url] = isTaken ? [says.signIn, `${webUrl}/login`] : [says.signUp, `${webUrl}/sign-up`];
  return {
    subject: says.subject,
    text: [intro, '', labelled(language, action, url), '', says.notYou, '', footer].join('\n'),
    html: layOut({
      language,
      subject: says.subject,
      preview: intro,
      heading: says.heading,
      body: [paragraph(intro), button(action, url), aside(says.notYou)],
      footer,
    }),
  };
}

export function securityMail(notice: Body<typeof securityNoticed>, { webUrl, language }: Where): Content {
  const { greeting, noticed: says } = accountWordsIn(language);
  const { footer, locale } = textsIn(language);
  const subject = says.subject[notice.kind];
  const intro = says.body[notice.kind];
  const where = says.where(
    notice.device,
    notice.network,
    formatInstant(new Date(notice.at), { locale, timeZone: notice.timeZone ?? 'UTC' }),
  );
  const url = `${webUrl}/account`;
  return {
    subject,
    text: [greeting(notice.name), '', intro, '', where, '', says.wasYou, '', labelled(language, says.action, url), '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: intro,
      heading: greeting(notice.name),
      body: [paragraph(intro), paragraph(where), button(says.action, url), aside(says.wasYou)],
      footer,
    }),
  };
}

export function erasedMail(language: Language): Content {
  const { erased: says } = accountWordsIn(language);
  const { footer } = textsIn(language);
  return {
    subject: says.subject,
    text: [says.body, '', says.kept, '', footer].join('\n'),
    html: layOut({
      language,
      subject: says.subject,
      preview: says.body,
      heading: says.subject,
      body: [paragraph(says.body), aside(says.kept)],
      footer,
    }),
  };
}
