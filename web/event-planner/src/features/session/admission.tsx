import { type ReactNode, useState } from 'react';
import type { Admitted } from './api/admitted.ts';
import { SecondFactorForm } from './second-factor-form.tsx';

interface AdmissionProps {
  /** The first proof; told what came of it. */
  readonly children: (onAdmitted: (admitted: Admitted) => void) => ReactNode;
}

/** Asks for the second proof where the account has one. */
export function Admission({ children }: AdmissionProps) {
  const [ticket, setTicket] = useState<string>();
  if (ticket !== undefined) return <SecondFactorForm ticket={ticket} onBack={() => setTicket(undefined)} />;
  return children(admitted => 'ticket' in admitted && setTicket(admitted.ticket));
}
