import type { Account } from '@event-planner/contracts/ledger';
import { useTranslation } from 'react-i18next';

/** Those that an organizer reads as their own. */
const ofOthers = ['taxes', 'fees', 'payouts', 'cash', 'terminal', 'bank', 'by_hand'] as const;

/** What whoever runs the platform calls an account of the books. */
export function useAccountName(): (account: Account) => string {
  const { t } = useTranslation('operating');
  const { t: money } = useTranslation('money');
  return account => {
    const other = ofOthers.find(one => one === account);
    return other === undefined ? money(`account.${account}`) : t(`accounts.${other}`);
  };
}
