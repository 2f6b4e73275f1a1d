import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { NewVenueForm } from './new-venue-form.tsx';

interface NewVenueButtonProps {
  readonly organizerId: string;
  readonly country: string;
  readonly onMade: (venueId: string) => void;
  readonly look?: 'primary' | 'secondary';
}

export function NewVenueButton({ organizerId, country, onMade, look = 'secondary' }: NewVenueButtonProps) {
  const { t } = useTranslation('organizing');
  const [open, setOpen] = useState(false);
  const done = (venueId: string): void => {
    setOpen(false);
    onMade(venueId);
  };
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        <Plus aria-hidden className="size-5" />
        {t('venues.new')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('venues.new')} wide>
        <NewVenueForm organizerId={organizerId} country={country} onMade={({ id }) => done(id)} />
      </Dialog>
    </>
  );
}
