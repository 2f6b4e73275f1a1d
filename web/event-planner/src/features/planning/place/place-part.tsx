import type { EventSections } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { Building2, Globe, MonitorSmartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Combobox } from '../../../components/combobox.tsx';
import { Field } from '../../../components/field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useSection, useWriting } from '../workspace/sections.ts';

type Mode = EventSections['place']['mode'];

interface PlacePartProps {
  /** A way to write a venue down without leaving; tells the id of the one made. */
  readonly newVenue: (onMade: (venueId: string) => void) => ReactNode;
}

export function PlacePart({ newVenue }: PlacePartProps) {
  const { t } = useTranslation('organizing');
  const { venues, organizer } = useWriting();
  const { value, change, problem } = useSection('place');
  const venue = venues.find(({ id }) => id === value.venueId);
  const modes = [
    { value: 'in_person' as const, label: t('place.inPerson'), text: t('place.inPersonText'), icon: <Building2 aria-hidden /> },
    { value: 'online' as const, label: t('place.onlineMode'), text: t('place.onlineText'), icon: <Globe aria-hidden /> },
    { value: 'hybrid' as const, label: t('place.hybrid'), text: t('place.hybridText'), icon: <MonitorSmartphone aria-hidden /> },
  ];
  const setMode = (mode: Mode): void => change(mode === 'online' ? { mode, venueId: null, seatMapId: null } : { mode });
  return (
    <Panel title={t('parts.place')}>
      <div className="space-y-6">
        <ChoiceCards legend={t('place.mode')} value={value.mode} choices={modes} onChoose={setMode} />
        {value.mode !== 'online' && (
          <div className="space-y-5">
            <div className="flex flex-wrap items-end gap-3">
              <div id="place-venue" tabIndex={-1} className="min-w-0 grow basis-72">
                <Combobox
                  label={t('place.venue')}
                  value={value.venueId ?? ''}
                  problem={problem('venueId')}
                  options={venues.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
                  onChoose={venueId => change({ venueId, seatMapId: null })}
                />
              </div>
              {newVenue(venueId => change({ venueId, seatMapId: null }))}
            </div>
            {venue !== undefined && (
              <>
                <p className="text-soft">{venue.address}</p>
                <SelectField
                  label={t('place.plan')}
                  className="[&>label]:text-base"
                  value={value.seatMapId ?? ''}
                  options={[
                    { value: '', label: t('place.counted') },
                    ...venue.seatMaps.map(plan => ({
                      value: plan.id,
                      label: t('place.planNamed', { name: plan.name, version: plan.version, seats: plan.seats, standing: plan.standing }),
                    })),
                  ]}
                  onChoose={seatMapId => change({ seatMapId: seatMapId === '' ? null : seatMapId })}
                />
                {venue.seatMaps.length === 0 && (
                  <p className="text-sm text-soft">
                    {t('place.noPlans')}{' '}
                    <Link
                      to="/organize/$organizer/venues/$venueId/plans/$planId"
                      params={{ organizer: organizer.slug, venueId: venue.id, planId: 'new' }}
                      className="link"
                    >
                      {t('place.drawPlan')}
                    </Link>
                  </p>
                )}
              </>
            )}
          </div>
        )}
        {value.mode !== 'in_person' && (
          <Field
            id="place-online"
            type="url"
            label={t('place.online')}
            hint={t('place.onlineHint')}
            placeholder="https://"
            value={value.onlineUrl ?? ''}
            problem={problem('onlineUrl')}
            onChange={event => change({ onlineUrl: event.target.value === '' ? null : event.target.value })}
          />
        )}
      </div>
    </Panel>
  );
}
