import type { Law } from '../law.ts';

export const noDeadLetters: Law = {
  name: 'no-dead-letters',
  says: 'No message was given up',
  cure: 'See the runbook dead-letters: mend what the reason says, then redrive them.',
  looksAt: { in: 'broker', sql: 'select count(*)::int as n from pgboss.job' },
  steps: [
    {
      in: 'broker',
      sql: `
        select format('%s messages lie in %s: %s', count(*), name, coalesce(source_output ->> 'message', source_output -> 'value' ->> 'message', data -> 'death' ->> 'reason', 'unknown')) as violation
        from pgboss.job where name like '%-dlq' and state < 'active'
        group by name, coalesce(source_output ->> 'message', source_output -> 'value' ->> 'message', data -> 'death' ->> 'reason', 'unknown')`,
    },
  ],
};
