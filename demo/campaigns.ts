import { CampaignTerms, codeKey } from '@event-planner/contracts/coupon';
import { listAccounts } from './accounts.ts';
import { idOf } from './ids.ts';

export interface WorldCampaign {
  readonly id: string;
  readonly organizerId: string;
  readonly terms: CampaignTerms;
  readonly codes: readonly { readonly id: string; readonly code: string; readonly codeKey: string }[];
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly createdAt: string;
}

const table = [
  { codes: ['WELCOME'], terms: { name: 'Welcome', kind: 'percent', basisPoints: 15_00, combinable: true, maxUsesPerPerson: 3 } },
  {
    codes: ['FRIENDS-7KQ2', 'FRIENDS-M9XA', 'FRIENDS-R4TD'],
    terms: { name: 'Bring a friend', kind: 'free', discountedTickets: 1, minTickets: 2, maxUsesPerCode: 1 },
  },
] as const;

/** Codes of the demo's organizer that a newcomer may try. */
export function createCampaigns(since: Temporal.Instant): readonly WorldCampaign[] {
  const account = listAccounts().find(({ roles }) => roles.includes('organizer'));
  if (!account?.organizerId) return [];
  const { organizerId } = account;
  return table.map(({ codes, terms }) => ({
    id: idOf(`campaign ${terms.name}`),
    organizerId,
    terms: CampaignTerms.parse(terms),
    codes: codes.map(code => ({ id: idOf(`code ${code}`), code, codeKey: codeKey(code) })),
    createdBy: { id: account.id, name: account.name },
    createdAt: since.toString(),
  }));
}
