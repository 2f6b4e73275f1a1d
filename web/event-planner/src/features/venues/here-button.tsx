import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';

interface HereButtonProps {
  readonly onFound: (position: { readonly latitude: number; readonly longitude: number }) => void;
}

/** As exact as a house number: five digits are a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

/** Takes the position of who fills in the form, if they are there and allow it. */
export function HereButton({ onFound }: HereButtonProps) {
  const { t } = useTranslation('organizing');
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle');
  const ask = (): void => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onFound({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  return (
    <div className="sm:pt-7.5">
      <Button look="secondary" busy={state === 'asking'} onClick={ask} className="w-full">
        <LocateFixed aria-hidden className="size-5" />
        {t('venues.here')}
      </Button>
      {state === 'refused' && (
        <p role="alert" className="mt-1.5 max-w-56 text-sm font-medium text-danger">
          {t('venues.hereRefused')}
        </p>
      )}
    </div>
  );
}
