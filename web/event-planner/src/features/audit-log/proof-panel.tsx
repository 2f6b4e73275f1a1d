import type { AuditProofs } from '@event-planner/contracts/audit';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listProofs } from './api.ts';
import { useAuditWords } from './use-audit-words.ts';

/** Whether the chain holds, as it was found the last times, and where it ends. */
export function ProofPanel() {
  const { t } = useTranslation('audit');
  const proofs = useQuery(listProofs());
  return (
    <Panel title={t('log.proof')} text={t('log.proofText')}>
      {proofs.isPending && (
        <Loading>
          <Skeleton className="h-16" />
        </Loading>
      )}
      {proofs.isError && <ErrorView error={proofs.error} onRetry={() => void proofs.refetch()} />}
      {proofs.isSuccess && <Proofs {...proofs.data} />}
    </Panel>
  );
}

function Proofs({ head, proofs }: AuditProofs) {
  const { t } = useTranslation('audit');
  const [last, ...earlier] = proofs;
  return (
    <>
      {last ? <Proof proof={last} /> : <p className="text-soft">{t('log.never')}</p>}
      <ul className="mt-3 space-y-1 text-sm text-soft">
        <li>{t('log.head', { seq: head.seq })}</li>
        <li className="font-mono text-xs break-all" dir="ltr">
          {t('log.hash', { hash: head.hash })}
        </li>
        {head.droppedThrough > 0 && <li>{t('log.dropped', { seq: head.droppedThrough })}</li>}
      </ul>
      {earlier.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer font-medium">{t('log.earlierProofs')}</summary>
          <ul className="mt-2 space-y-2">
            {earlier.map(proof => (
              <li key={proof.id}>
                <Proof proof={proof} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Proof({ proof: { at, examined, fault } }: { readonly proof: AuditProofs['proofs'][number] }) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={fault === null ? 'good' : 'bad'}>{t(fault === null ? 'log.holds' : 'log.broken')}</Badge>
        <span className="font-medium">{words.moment(at)}</span>
        <span className="text-sm text-soft">{t('log.examined', { count: examined })}</span>
      </p>
      {fault !== null && (
        <p role="alert" className="mt-1 text-sm break-words text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}
