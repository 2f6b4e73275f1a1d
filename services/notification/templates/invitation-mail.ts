import type { memberInvited } from '@event-planner/contracts/messages';
import { invitationDays } from '@event-planner/contracts/organizer';
import type { Body } from '@event-planner/model';
import { aside, button, type Content, layOut, paragraph } from './layout.ts';
import { type Language, textsIn } from './texts.ts';
import { labelled } from '../typography.ts';

/** To whom a team asks to join: whoever has the address says yes or no once they are signed in with it. */
export function invitationMail(
  { organizerName, invitedBy, role, email }: Body<typeof memberInvited>,
  { webUrl, language }: { readonly webUrl: string; readonly language: Language },
): Content {
  const { invitation: says, strangersFooter } = textsIn(language);
  const footer = strangersFooter(invitedBy);
  const subject = says.subject(invitedBy, organizerName);
  const intro = says.body(invitedBy, organizerName, says.roles[role]);
  const how = says.how(email, invitationDays);
  const url = `${webUrl}/organize`;
  return {
    subject,
    text: [intro, '', how, '', labelled(language, says.look, url), '', says.stranger, '', footer].join('\n'),
    html: layOut({
      language,
      subject,
      preview: intro,
      heading: says.heading(organizerName),
      body: [paragraph(intro), paragraph(how), button(says.look, url), aside(says.stranger)],
      footer,
    }),
  };
}
