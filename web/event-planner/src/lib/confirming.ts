import { createContext, useContext } from 'react';

export type Confirming = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** Filled by the gate around a page. */
export const ConfirmingContext = createContext<Confirming | undefined>(undefined);

/** Does something, and asks who one is where the server wants to know that anew; whoever gives up gets the refusal. */
export function useConfirming(): Confirming {
  const confirming = useContext(ConfirmingContext);
  if (confirming === undefined) throw new Error('there is no ConfirmationGate around this');
  return confirming;
}
