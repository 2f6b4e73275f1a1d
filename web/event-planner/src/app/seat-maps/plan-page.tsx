import type { StoredSeatMap } from '@event-planner/contracts/venue';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getStoredSeatMap } from '../../features/seat-map-editor/api/get-stored-seat-map.ts';
import type { PlanSource } from '../../features/seat-map-editor/saving/plan-source.ts';
import { EditorSkeleton, SeatMapEditor } from '../../features/seat-map-editor/seat-map-editor.tsx';
import { FailedPage } from '../failed-page.tsx';
import { SignedIn } from '../signed-in.tsx';
import { BackToVenue } from './back-link.tsx';
import { useArchive } from './use-archive.ts';

export const route = createLazyRoute('/organize/$organizer/venues/$venueId/plans/$planId')({
  component: () => (
    <SignedIn>
      <PlanPage />
    </SignedIn>
  ),
});

/** In an address instead of the id of a version: a plan that is not saved yet. */
const notSaved = 'new';

/** Saving goes on in the editor that is open, at the address of the version it made; another address opens another editor. */
function PlanPage() {
  const { planId } = route.useParams();
  const [opened, setOpened] = useState<readonly string[]>([planId]);
  if (!opened.includes(planId)) setOpened([planId]);
  const [first = planId] = opened;
  return <OpenedPlan key={first} planId={first} onSaved={made => setOpened(known => [...known, made])} />;
}

interface OpenedPlanProps {
  readonly planId: string;
  readonly onSaved: (planId: string) => void;
}

function OpenedPlan({ planId, onSaved }: OpenedPlanProps) {
  const { t } = useTranslation('seatEditor');
  const { venueId } = route.useParams();
  const isNew = planId === notSaved;
  const plan = useQuery({ ...getStoredSeatMap(venueId, planId), enabled: !isNew });
  usePageTitle(isNew ? t('editor.newTitle') : plan.data?.name);
  if (isNew)
    return (
      <Editor
        source={{ draftKey: `${venueId}/`, name: t('word.planName'), basedOn: null, version: undefined, document: undefined }}
        onSaved={onSaved}
      />
    );
  if (plan.isPending) return <EditorSkeleton />;
  if (plan.isError) return <FailedPage error={plan.error} onRetry={() => void plan.refetch()} />;
  return <Editor source={sourceOf(plan.data)} onSaved={onSaved} />;
}

const sourceOf = ({ id, venueId, name, version, document }: StoredSeatMap): PlanSource => ({
  draftKey: `${venueId}/${name}`,
  name,
  basedOn: id,
  version,
  document,
});

function Editor({ source: given, onSaved }: { readonly source: PlanSource; readonly onSaved: OpenedPlanProps['onSaved'] }) {
  const { organizer, venueId } = route.useParams();
  const archive = useArchive({ organizer, venueId, onSaved });
  const [source] = useState(given);
  return <SeatMapEditor source={source} archive={archive} back={<BackToVenue organizer={organizer} venueId={venueId} />} />;
}
