import { createContext, type ReactNode, useContext, useState } from 'react';
import { isRefusal } from '../../lib/api/api-error.ts';
import { ConfirmationDialog } from './confirmation-dialog.tsx';

type Confirming = <Result>(run: () => Promise<Result>) => Promise<Result>;

const Context = createContext<Confirming | undefined>(undefined);

/** Does something, and asks who one is where the server wants to know that anew; whoever gives up gets the refusal. */
export function useConfirming(): Confirming {
  const confirming = useContext(Context);
  if (confirming === undefined) throw new Error('there is no ConfirmationGate around this');
  return confirming;
}

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
    <Context value={confirming}>
      {children}
      {asked !== undefined && <ConfirmationDialog onConfirmed={() => asked.answer(true)} onClose={() => asked.answer(false)} />}
    </Context>
  );
}
