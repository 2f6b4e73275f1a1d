import { isOver } from '@event-planner/contracts/event';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import { ExternalLink, Rocket } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { useChangeState } from '../api/change-state.ts';
import { Checklist } from './checklist.tsx';
import { LaterStates } from './later-states.tsx';

interface PublishPartProps {
  readonly event: PlannedEvent;
  readonly organizer: string;
  readonly mayChange: boolean;
  /** Nothing waits to be saved: what is published is what one sees. */
  readonly saved: boolean;
  readonly address: string;
}

/** What is missing, and then the button. */
export function PublishPart({ event, organizer, mayChange, saved, address }: PublishPartProps) {
  const { t } = useTranslation('organizing');
  const change = useChangeState(event.id);
  const errors = event.missing.filter(({ weight }) => weight === 'error');
  const publishable = event.state === 'draft' || event.state === 'postponed';
  return (
    <div className="space-y-6">
      {!isOver(event) && (
        <Panel title={t('checklist.title')}>
          <Checklist event={event} organizer={organizer} />
          <Refusal error={change.error} className="mt-4" />
          {publishable && (
            <div className="mt-6 flex flex-wrap items-center gap-4">
              <Button
                size="large"
                disabled={!mayChange || !saved || errors.length > 0}
                busy={change.isPending}
                onClick={() => change.mutate('publish')}
              >
                <Rocket aria-hidden className="size-5" />
                {t(event.state === 'draft' ? 'publish.publish' : 'publish.republish')}
              </Button>
              <p className="max-w-md text-sm text-soft">
                {t(errors.length > 0 ? 'publish.notYet' : saved ? `publish.${event.sections.access.visibility}` : 'publish.unsaved')}
              </p>
            </div>
          )}
        </Panel>
      )}
      {event.state === 'published' && (
        <Notice tone="good" announce={change.isSuccess}>
          <p className="font-semibold">{t('publish.live')}</p>
          <p className="mt-1 break-all">{address}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <CopyButton text={address} label={t('publish.copy')} />
            <Link to="/events/$slug" params={{ slug: event.slug }} className={buttonClass({ look: 'secondary', size: 'small' })}>
              <ExternalLink aria-hidden className="size-4" />
              {t('publish.open')}
            </Link>
          </div>
        </Notice>
      )}
      {event.state === 'cancelled' && mayChange && (
        <Link
          to="/organize/$organizer/events/$id/{-$part}"
          params={{ organizer, id: event.id, part: 'cancellation' }}
          className={buttonClass({ look: 'secondary' })}
        >
          {t('publish.toRefunds')}
        </Link>
      )}
      {mayChange && <LaterStates event={event} change={change} />}
    </div>
  );
}
