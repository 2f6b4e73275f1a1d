import type { OwnVenue } from '@event-planner/contracts/venue';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PlanList } from '../../features/venues/plan-list.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

/** The plans of a venue, with the ways to the editor for those who may use it. */
export function VenuePlans({ venue }: { readonly venue: OwnVenue }) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const mayDraw = mayPlan(organizer) && venue.organizerId === organizer.id;
  const params = { organizer: organizer.slug, venueId: venue.id };
  return (
    <Panel title={t('plans.title')} text={t('plans.text')}>
      <PlanList
        venue={venue}
        editLink={(plan, content) =>
          mayDraw && (
            <Link
              to="/organize/$organizer/venues/$venueId/plans/$planId"
              params={{ ...params, planId: plan.id }}
              className={buttonClass({ look: 'secondary', size: 'small' })}
            >
              {content}
            </Link>
          )
        }
      />
      {mayDraw && (
        <Link
          to="/organize/$organizer/venues/$venueId/plans/new"
          params={params}
          className={buttonClass({ look: 'secondary', className: 'mt-5' })}
        >
          <Plus aria-hidden className="size-4.5" />
          {t('plans.new')}
        </Link>
      )}
    </Panel>
  );
}
