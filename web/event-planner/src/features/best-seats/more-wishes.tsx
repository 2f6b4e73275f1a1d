import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { WishesFields } from './wishes-fields.tsx';

/** The same fields, out of the way of those who wish for nothing. */
export function MoreWishes(props: ComponentProps<typeof WishesFields>) {
  const { t } = useTranslation();
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 rounded-control font-semibold text-soft hover:text-brand [&::-webkit-details-marker]:hidden">
        {t('best.wishes')}
        <ChevronDown aria-hidden className="size-4.5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="pt-1 pb-2">
        <WishesFields {...props} />
      </div>
    </details>
  );
}
