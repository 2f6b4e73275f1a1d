import { type ReactNode, useState } from 'react';
import { isRefusal } from '../../lib/api/api-error.ts';
import { ConfirmationDialog } from './confirmation-dialog.tsx';
import { type Confirming, ConfirmingContext } from '../../lib/confirming.ts';

interface Asked {
  readonly answer: (confirmed: boolean) => void;
}

export function ConfirmationGate({ children }: { readonly children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const confirming: Confirming = async run => {
    try {
      return await run();
    } catch (error) {
      if (!isRefusal(error, 'confirmation_needed')) throw error;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      setAsked({ answer: resolve });
      const confirmed = await promise;
      setAsked(undefined);
      if (!confirmed) throw error;
      return run();
    }
  };
  return (
    <ConfirmingContext value={confirming}>
      {children}
      {asked !== undefined && <ConfirmationDialog onConfirmed={() => asked.answer(true)} onClose={() => asked.answer(false)} />}
    </ConfirmingContext>
  );
}
