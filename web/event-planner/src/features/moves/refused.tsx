import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';

const known = [
  'not_self_service',
  'too_late',
  'ticket_ended',
  'ticket_used',
  'ticket_offered',
  'own_ticket',
  'transfer_over',
  'too_many_offers',
  'bundle_whole',
  'nothing_stays',
  'not_splittable',
  'not_exchangeable',
  'given_ticket',
  'price_too_high',
  'price_changed',
  'resale_over',
  'taken',
  'limit',
] as const;

/** Why tickets could not change hands, in the reader's language. */
export function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const code = known.find(one => isRefusal(error, one));
  return (
    <Notice tone="bad" announce>
      {t(code === undefined ? 'state.errorText' : `moveProblem.${code}`)}
    </Notice>
  );
}
