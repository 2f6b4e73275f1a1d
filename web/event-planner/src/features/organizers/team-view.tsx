import { type Member, type OwnOrganizer } from '@event-planner/contracts/organizer';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { mayLead } from '../../lib/organizing/own-organizer.ts';
import { useChangeTeam } from './api/change-team.ts';
import { getTeam } from './api/get-team.ts';
import { InviteForm } from './invite-form.tsx';
import { roles } from './roles.ts';

interface TeamViewProps {
  readonly organizer: OwnOrganizer;
  readonly userId: string;
  readonly onLeft: () => void;
}

export function TeamView({ organizer, userId, onLeft }: TeamViewProps) {
  const { t } = useTranslation('organizing');
  const team = useQuery(getTeam(organizer.id));
  if (team.isPending)
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-56" />
        <Skeleton className="h-32" />
      </Loading>
    );
  if (team.isError) return <ErrorView error={team.error} onRetry={() => void team.refetch()} />;
  return (
    <div className="space-y-6">
      <Panel title={t('team.members')} text={t('team.membersText')}>
        <ul className="divide-y divide-line">
          {team.data.members.map(member => (
            <MemberRow key={member.userId} organizer={organizer} member={member} self={member.userId === userId} onLeft={onLeft} />
          ))}
        </ul>
      </Panel>
      <Panel title={t('team.invitations')}>
        {team.data.invitations.length === 0 && <p className="text-soft">{t('team.noInvitations')}</p>}
        <ul className="divide-y divide-line">
          {team.data.invitations.map(invitation => (
            <InvitationRow key={invitation.id} organizer={organizer} invitation={invitation} />
          ))}
        </ul>
        {mayLead(organizer) && <InviteForm organizerId={organizer.id} />}
      </Panel>
    </div>
  );
}

interface MemberRowProps {
  readonly organizer: OwnOrganizer;
  readonly member: Member;
  readonly self: boolean;
  readonly onLeft: () => void;
}

function MemberRow({ organizer, member, self, onLeft }: MemberRowProps) {
  const { t } = useTranslation('organizing');
  const change = useChangeTeam(organizer.id);
  const remove = (): void => change.mutate({ kind: 'remove', userId: member.userId }, self ? { onSuccess: onLeft } : {});
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-52">
        <p className="truncate font-semibold">
          {member.name} {self && <span className="font-normal text-soft">{t('team.you')}</span>}
        </p>
        <p className="truncate text-sm text-soft">{member.email}</p>
      </div>
      {mayLead(organizer) ? (
        <SelectField
          label={t('team.roleOf', { name: member.name })}
          hideLabel
          className="w-48"
          value={member.role}
          options={roles.map(role => ({ value: role, label: t(`roles.${role}`) }))}
          onChoose={role => change.mutate({ kind: 'role', userId: member.userId, role: role as Member['role'] })}
        />
      ) : (
        <Badge>{t(`roles.${member.role}`)}</Badge>
      )}
      {(mayLead(organizer) || self) && (
        <ConfirmButton
          look="quiet"
          size="small"
          busy={change.isPending}
          title={self ? t('team.leaveTitle', { organizer: organizer.name }) : t('team.removeTitle', { name: member.name })}
          text={self ? t('team.leaveText') : t('team.removeText')}
          action={self ? t('team.leave') : t('team.remove')}
          onConfirm={remove}
          className="min-w-24"
          {...(self ? {} : { label: t('frame.removeNamed', { name: member.name }) })}
        >
          {self ? t('team.leave') : t('team.remove')}
        </ConfirmButton>
      )}
      <Refusal error={change.error} className="basis-full" />
    </li>
  );
}

interface InvitationRowProps {
  readonly organizer: OwnOrganizer;
  readonly invitation: { readonly id: string; readonly email: string; readonly role: Member['role']; readonly expiresAt: string };
}

function InvitationRow({ organizer, invitation }: InvitationRowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const change = useChangeTeam(organizer.id);
  const isOver = Date.parse(invitation.expiresAt) <= Date.now();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-52">
        <p className="truncate font-semibold">{invitation.email}</p>
        <p className="text-sm text-soft">
          {t(isOver ? 'team.expired' : 'team.openUntil', { day: format.day(invitation.expiresAt, 'UTC') })}
        </p>
      </div>
      <Badge>{t(`roles.${invitation.role}`)}</Badge>
      {mayLead(organizer) && (
        <Button
          look="quiet"
          size="small"
          busy={change.isPending}
          aria-label={t('team.resendTo', { email: invitation.email })}
          onClick={() => change.mutate({ kind: 'resend', invitationId: invitation.id })}
        >
          {t('team.resend')}
        </Button>
      )}
      {mayLead(organizer) && (
        <ConfirmButton
          look="quiet"
          size="small"
          busy={change.isPending}
          title={t('team.revokeTitle', { email: invitation.email })}
          text={t('team.revokeText')}
          action={t('team.revoke')}
          onConfirm={() => change.mutate({ kind: 'revoke', invitationId: invitation.id })}
        >
          {t('team.revoke')}
        </ConfirmButton>
      )}
      <Refusal error={change.error} className="basis-full" />
    </li>
  );
}
