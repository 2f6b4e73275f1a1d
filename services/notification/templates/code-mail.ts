import type { codeIssued } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { aside, bigCode, type Content, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';

export function codeMail(
  { name, code, expiresAt }: Body<typeof codeIssued>,
  { now, language }: { readonly now: Date; readonly language: Language },
): Content {
  const { code: says, footer } = textsIn(language);
  const minutes = Math.max(1, Math.round((new Date(expiresAt).getTime() - now.getTime()) / 60_000));
  const subject = says.subject(code);
  const body = [paragraph(says.body), bigCode(code), paragraph(says.validUntil(minutes)), aside(says.notYou)];
  return {
    subject,
    text: [says.greeting(name), '', says.body, '', `    ${code}`, '', says.validUntil(minutes), '', says.notYou, '', footer].join('\n'),
    html: layOut({ language, subject, preview: says.validUntil(minutes), heading: says.greeting(name), body, footer }),
  };
}
