import type { Wallets } from '@event-planner/contracts/wallets';
import { useQuery } from '@tanstack/react-query';
import { WalletMinimal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { getWallets, useAddAllToApple, useAddToWallet } from './api/wallets.ts';

const none: Wallets = { apple: false, google: false };
export const useWallets = (): Wallets => useQuery(getWallets()).data ?? none;

/** A ticket for one's phone: of the wallets, those that there are here. */
export function WalletButtons({ ticketId, place }: { readonly ticketId: string; readonly place: string }) {
  const { t } = useTranslation();
  const wallets = useWallets();
  const add = useAddToWallet(ticketId);
  return (
    <>
      {(['apple', 'google'] as const)
        .filter(wallet => wallets[wallet])
        .map(wallet => (
          <Button
            key={wallet}
            look="secondary"
            className="w-full"
            busy={add.isPending && add.variables === wallet}
            aria-label={`${t(`carrying.${wallet}`)}: ${place}`}
            onClick={() => add.mutate(wallet)}
          >
            <WalletMinimal aria-hidden className="size-5" />
            {t(`carrying.${wallet}`)}
          </Button>
        ))}
      {add.isError && <WalletFailed />}
    </>
  );
}

export function AllInApple({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation();
  const add = useAddAllToApple(bookingId);
  return (
    <>
      <Button look="secondary" busy={add.isPending} onClick={() => add.mutate()}>
        {!add.isPending && <WalletMinimal aria-hidden className="size-5" />}
        {t('carrying.allApple')}
      </Button>
      {add.isError && <WalletFailed />}
    </>
  );
}

function WalletFailed() {
  const { t } = useTranslation();
  return (
    <p role="alert" className="text-sm font-medium text-danger">
      {t('carrying.failed')}
    </p>
  );
}
