import { TicketPercent, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { keepCoupon, useKeptCoupon } from '../../lib/kept-coupon.ts';

/** Says that a code came along, and will be used. */
export function KeptCouponNote() {
  const { t } = useTranslation();
  const code = useKeptCoupon();
  if (code === undefined) return null;
  return (
    <p className="mb-4 flex items-center justify-between gap-2 rounded-control border border-brand/30 bg-tint px-4 py-2 text-sm">
      <span className="flex min-w-0 items-center gap-2 font-medium wrap-anywhere">
        <TicketPercent aria-hidden className="size-4.5 shrink-0 text-brand" />
        {t('coupon.kept', { code })}
      </span>
      <Button look="quiet" size="small" aria-label={t('coupon.forget')} onClick={() => keepCoupon(undefined)}>
        <X aria-hidden className="size-4.5" />
      </Button>
    </p>
  );
}
