import type { PlannedEvent } from '@event-planner/contracts/planning';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import type { useChangeState } from '../api/change-state.ts';
import { PostponeButton } from './postpone-button.tsx';

interface LaterStatesProps {
  readonly event: PlannedEvent;
  readonly change: ReturnType<typeof useChangeState>;
}

/** What can still happen to an event that is public, and what each does to whoever has a ticket. */
export function LaterStates({ event, change }: LaterStatesProps) {
  const { t } = useTranslation('organizing');
  if (event.state !== 'published' && event.state !== 'postponed') return null;
  return (
    <Panel title={t('publish.later')}>
      <div className="space-y-4">
        {event.state === 'published' && (
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="max-w-[55ch] text-soft">{t('publish.postponeText')}</p>
            <PostponeButton change={change} />
          </div>
        )}
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-[55ch] text-soft">{t('publish.cancelText')}</p>
          <ConfirmButton
            busy={change.isPending}
            title={t('publish.cancelTitle')}
            text={t('publish.cancelText')}
            action={t('publish.cancel')}
            onConfirm={() => change.mutate('cancel')}
          >
            <CalendarX aria-hidden className="size-5" />
            {t('publish.cancel')}
          </ConfirmButton>
        </div>
      </div>
    </Panel>
  );
}
