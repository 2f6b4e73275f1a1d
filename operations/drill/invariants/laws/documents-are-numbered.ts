import type { Law } from '../law.ts';

export const documentsAreNumbered: Law = {
  name: 'documents-are-numbered',
  says: 'The numbers of an organizer’s documents have no gap and no double, and each has its document',
  cure: 'Find out who wrote past the service. A number that is missing is told to the tax office; none is ever given out again.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from documents' },
  steps: [
    {
      in: 'payment',
      sql: `
        with written as (
          select organizer_id, kind, year, count(*) as documents, min(sequence) as first, max(sequence) as last, count(distinct sequence) as numbers
          from documents group by organizer_id, kind, year
        )
        select format('the %s documents of the organizer %s in the series %s are %s with %s numbers from %s to %s, and %s were given out',
          coalesce(w.kind, s.kind), coalesce(w.organizer_id, s.organizer_id), coalesce(w.year, s.year), coalesce(w.documents, 0), coalesce(w.numbers, 0), w.first, w.last, s.last) as violation
        from written w full join document_series s using (organizer_id, kind, year)
        where w.documents is null or s.last is null or w.first <> 1 or w.last <> s.last or w.documents <> s.last or w.numbers <> s.last`,
    },
  ],
};
