import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const look = 'flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-brand';

/** From the editor back to the venue. */
export function BackToVenue({ organizer, venueId }: { readonly organizer: string; readonly venueId: string }) {
  const { t } = useTranslation('seatEditor');
  return (
    <Link
      to="/organize/$organizer/venues/$venueId"
      params={{ organizer, venueId }}
      aria-label={t('editor.back')}
      title={t('editor.back')}
      className={look}
    >
      <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
    </Link>
  );
}

export function BackHome() {
  const { t } = useTranslation('seatEditor');
  return (
    <Link to="/" aria-label={t('editor.back')} title={t('editor.back')} className={look}>
      <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
    </Link>
  );
}
