import { AuditedService } from '@event-planner/contracts/audit';
import { useState } from 'react';
import type { AuditSearch } from './audit-search.ts';
import { AuditView } from './audit-view.tsx';
import { ProofPanel } from './proof-panel.tsx';

/** For those who run the platform: everybody's, and whether it holds. */
export function PlatformAudit() {
  const [search, setSearch] = useState<AuditSearch>({});
  return (
    <div className="space-y-6">
      <ProofPanel />
      <AuditView services={AuditedService.options} search={search} onSearch={setSearch} />
    </div>
  );
}
