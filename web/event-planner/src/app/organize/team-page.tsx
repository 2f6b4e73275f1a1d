import { useQueryClient } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ConfirmationGate } from '../../features/account/confirmation-gate.tsx';
import { TeamView } from '../../features/organizers/team-view.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { useSession } from '../../lib/session/use-session.ts';

export const route = createLazyRoute('/organize/$organizer/team')({ component: TeamPage });

function TeamPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  usePageTitle(t('nav.team'));
  const leave = (): void =>
    void navigate({ to: '/organize', search: {} }).then(() => queries.invalidateQueries({ queryKey: ['organizers', 'mine'] }));
  return (
    <>
      <PageHead title={t('team.title')} text={t('team.text')} />
      <ConfirmationGate>
        <TeamView organizer={organizer} userId={session.status === 'user' ? session.user.id : ''} onLeft={leave} />
      </ConfirmationGate>
    </>
  );
}
