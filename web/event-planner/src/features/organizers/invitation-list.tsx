import type { ReceivedInvitation } from '@event-planner/contracts/organizer';
import { useQuery } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useAnswerInvitation } from './api/answer-invitation.ts';
import { listInvitations } from './api/list-invitations.ts';

/** Shown only when somebody has been invited; who was not has nothing to look at. */
export function InvitationList() {
  const { t } = useTranslation('organizing');
  const invitations = useQuery(listInvitations());
  const items = invitations.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={t('invitations.title')} className="space-y-3">
      <h2 className="text-lg">{t('invitations.title')}</h2>
      {items.map(invitation => (
        <InvitationCard key={invitation.id} invitation={invitation} />
      ))}
    </section>
  );
}

function InvitationCard({ invitation }: { readonly invitation: z.infer<typeof ReceivedInvitation> }) {
  const { t } = useTranslation('organizing');
  const answer = useAnswerInvitation();
  const give = (given: 'accept' | 'decline') => (): void => answer.mutate({ id: invitation.id, answer: given });
  return (
    <div className="card flex flex-wrap items-center gap-4 p-4 sm:p-5">
      <span aria-hidden className="flex size-11 items-center justify-center rounded-full bg-tint text-brand">
        <MailOpen className="size-5" />
      </span>
      <p className="min-w-0 grow basis-60">
        <span className="block font-semibold">{invitation.organizer.name}</span>
        <span className="text-soft">{t('invitations.text', { name: invitation.invitedBy, role: t(`roles.${invitation.role}`) })}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button busy={answer.isPending} onClick={give('accept')}>
          {t('invitations.accept')}
        </Button>
        <Button look="secondary" busy={answer.isPending} onClick={give('decline')}>
          {t('invitations.decline')}
        </Button>
      </div>
      <Refusal error={answer.error} className="basis-full" />
    </div>
  );
}
