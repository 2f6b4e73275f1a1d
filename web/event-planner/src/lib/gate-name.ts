import { plainGateName } from '@event-planner/contracts/check-in';
import { useTranslation } from 'react-i18next';

/** A gate's name as its organizer wrote it; that of the one which is there before anybody names one as `unnamed`. */
export const gateNameOr =
  (unnamed: string) =>
  (name: string): string =>
    name === plainGateName ? unnamed : name;

export function useGateName(): (name: string) => string {
  const { t } = useTranslation('door');
  return gateNameOr(t('ready.mainGate'));
}
