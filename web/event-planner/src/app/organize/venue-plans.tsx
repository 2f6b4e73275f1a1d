import type { OwnVenue } from '@event-planner/contracts/venue';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PlanList } from '../../features/venues/plan-list.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

/** The plans of a venue and the way to where they are drawn. */
export function VenuePlans({ venue }: { readonly venue: OwnVenue }) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const look = buttonClass({ look: 'secondary', size: 'small' });
  const params = { organizer: organizer.slug, venueId: venue.id };
  return (
    <Panel
      title={t('plans.title')}
      text={t('plans.text')}
      action={
        mayPlan(organizer) && (
          <Link to="/organize/$organizer/venues/$venueId/plans/$planId" params={{ ...params, planId: 'new' }} className={look}>
            <Plus aria-hidden className="size-4.5" />
            {t('plans.new')}
          </Link>
        )
      }
    >
      <PlanList
        venue={venue}
        editLink={(plan, content) =>
          mayPlan(organizer) && (
            <Link to="/organize/$organizer/venues/$venueId/plans/$planId" params={{ ...params, planId: plan.id }} className={look}>
              {content}
            </Link>
          )
        }
      />
    </Panel>
  );
}
