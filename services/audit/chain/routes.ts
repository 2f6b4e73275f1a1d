import { AuditProofs } from '@event-planner/contracts/audit';
import type { Routes } from '@event-planner/platform/http';
import type { Chain } from './service.ts';

export const chainRoutes =
  (chain: Pick<Chain, 'proofs'>): Routes =>
  async app => {
    const schema = { summary: 'Where the audit trail ends, and how it was found when it was proved', response: { 200: AuditProofs } };
    app.get('/audit/proofs', { config: { access: 'admin' }, schema }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return chain.proofs();
    });
  };
