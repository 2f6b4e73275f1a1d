import type { Hold } from '@event-planner/contracts/booking';
import { codeKey, maxCoupons } from '@event-planner/contracts/coupon';
import { TicketPercent, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { controlClass } from '../../components/field.tsx';
import { keepCoupon, keptCoupon } from '../../lib/kept-coupon.ts';
import { useSetCoupons } from './api/set-coupons.ts';
import { useCouponSentence } from './use-coupon-sentence.ts';

export interface CouponFieldProps {
  readonly hold: Hold;
  /** Whether a code that came with an address is for this order. @default it is */
  readonly takesKept?: boolean;
  /** A code that is to be used here because it was used for another order. */
  readonly coming?: string | undefined;
  /** Uses the code that was just accepted for other orders too. @default there are none */
  readonly onSpread?: ((code: string) => void) | undefined;
}

/** The codes of an order: those in use with a way to take them off, and room for another. */
export function CouponField({ hold, takesKept = true, coming, onSpread }: CouponFieldProps) {
  const { t } = useTranslation();
  const set = useSetCoupons(hold.id);
  const say = useCouponSentence(hold.currency);
  const used = hold.price.discounts ?? [];
  const codes = used.map(({ code }) => code);
  const isUsed = (code: string): boolean => codes.some(one => codeKey(one) === codeKey(code));
  const [typed, setTyped] = useState(() => (takesKept && [keptCoupon() ?? ''].find(code => !isUsed(code))) || '');
  const [wanted, setWanted] = useState(typed !== '');
  const [told, setTold] = useState('');
  const [accepted, setAccepted] = useState<string>();
  const add = (code: string): void => {
    if (code.trim() === '' || isUsed(code)) return setWanted(false);
    set.mutate([...codes, code.trim()], {
      onSuccess() {
        setTold(t('coupon.applied', { code: code.trim() }));
        setTyped('');
        setWanted(false);
        setAccepted(code.trim());
        keepCoupon(undefined);
      },
    });
  };
  const remove = (code: string): void => {
    keepCoupon(undefined);
    setAccepted(undefined);
    set.mutate(
      codes.filter(one => one !== code),
      { onSuccess: () => setTold(t('coupon.removed', { code })) },
    );
  };
  useOnce(() => add(typed));
  useEffect(() => {
    if (coming === undefined || isUsed(coming)) return;
    setTyped(coming);
    setWanted(true);
    add(coming);
  }, [coming]);
  return (
    <div className="mt-4 border-t border-line pt-3">
      <ul aria-label={t('coupon.used')} className="space-y-1 empty:hidden">
        {used.map(({ id, code, amountMinor }) => (
          <li key={id} className="flex items-center justify-between gap-2 text-sm">
            <span className="flex min-w-0 items-center gap-2 font-medium text-brand wrap-anywhere">
              <TicketPercent aria-hidden className="size-4.5 shrink-0" />
              {code}
              {amountMinor === 0 && <span className="font-normal text-soft">{t('coupon.opens')}</span>}
            </span>
            {amountMinor > 0 && (
              <Button
                look="quiet"
                size="small"
                aria-label={t('coupon.remove', { code })}
                disabled={set.isPending}
                onClick={() => remove(code)}
              >
                <X aria-hidden className="size-4.5" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {wanted ? (
        <CouponForm
          typed={typed}
          busy={set.isPending}
          problem={set.isError ? say(set.error) : undefined}
          onType={setTyped}
          onUse={() => add(typed)}
        />
      ) : (
        used.length < maxCoupons && (
          <Button look="quiet" size="small" className="-ms-3" onClick={() => setWanted(true)}>
            <TicketPercent aria-hidden className="size-4.5" />
            {t('coupon.have')}
          </Button>
        )
      )}
      {onSpread && accepted !== undefined && (
        <Button look="quiet" size="small" className="-ms-3" onClick={() => (onSpread(accepted), setAccepted(undefined))}>
          {t('coupon.spread', { code: accepted })}
        </Button>
      )}
      <p role="status" className="sr-only">
        {told}
      </p>
    </div>
  );
}

/** What came with the address is used without being asked for again. */
function useOnce(work: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    work();
  });
}

interface CouponFormProps {
  readonly typed: string;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onUse: () => void;
}

function CouponForm({ typed, busy, problem, onType, onUse }: CouponFormProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onUse();
      }}
    >
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        {t('coupon.label')}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          value={typed}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-note`}
          className={controlClass}
          onChange={event => onType(event.target.value)}
        />
        <Button type="submit" look="secondary" className="shrink-0" busy={busy}>
          {t('coupon.use')}
        </Button>
      </div>
      <p
        id={`${id}-note`}
        role={problem === undefined ? undefined : 'alert'}
        className={problem === undefined ? 'mt-1.5 text-sm text-soft' : 'mt-1.5 text-sm font-medium text-danger'}
      >
        {problem ?? t('coupon.hint')}
      </p>
    </form>
  );
}
