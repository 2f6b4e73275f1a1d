import type { DocumentFilters } from '@event-planner/contracts/documents';
import { useState } from 'react';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { DocumentsFilters } from './documents-filters.tsx';
import { DocumentsList } from './documents-list.tsx';
import { DocumentsTotals } from './documents-totals.tsx';

/** Everything that was written for an organizer. */
export function InvoicesPart() {
  const { id } = useOwnOrganizer();
  const [filters, setFilters] = useState<DocumentFilters>({});
  return (
    <div className="space-y-6">
      <DocumentsFilters filters={filters} onChange={setFilters} />
      <DocumentsTotals organizerId={id} filters={filters} />
      <DocumentsList organizerId={id} filters={filters} />
    </div>
  );
}
