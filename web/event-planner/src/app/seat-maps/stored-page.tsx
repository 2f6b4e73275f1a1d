import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getStoredSeatMap } from '../../features/seat-map-editor/api/get-stored-seat-map.ts';
import { EditorSkeleton, SeatMapEditor } from '../../features/seat-map-editor/seat-map-editor.tsx';
import type { StoredSeatMap } from '@event-planner/contracts/venue';
import { FailedPage } from '../failed-page.tsx';
import { SignedIn } from '../signed-in.tsx';
import { BackToVenue } from './back-link.tsx';
import { useArchive } from './use-archive.ts';

export const route = createLazyRoute('/organize/$organizer/venues/$venueId/plans/$planId')({
  component: () => (
    <SignedIn>
      <StoredPage />
    </SignedIn>
  ),
});

function StoredPage() {
  const { venueId, planId } = route.useParams();
  const plan = useQuery(getStoredSeatMap(venueId, planId));
  usePageTitle(plan.data?.name);
  if (plan.isPending) return <EditorSkeleton />;
  if (plan.isError) return <FailedPage error={plan.error} onRetry={() => void plan.refetch()} />;
  return <Editor plan={plan.data} />;
}

function Editor({ plan }: { readonly plan: StoredSeatMap }) {
  const { organizer, venueId } = route.useParams();
  const archive = useArchive({ organizer, venueId });
  // As opened: saving goes on in the editor that is open, at the address of the version it made.
  const [source] = useState(() => ({
    draftKey: `${venueId}/${plan.name}`,
    name: plan.name,
    basedOn: plan.id,
    version: plan.version,
    document: plan.document,
  }));
  return <SeatMapEditor source={source} archive={archive} back={<BackToVenue organizer={organizer} venueId={venueId} />} />;
}
