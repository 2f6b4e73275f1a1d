import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Panel } from '../../components/page-head.tsx';
import { DeskChoice } from './desk-choice.tsx';
import { DeskDone } from './desk-done.tsx';
import { DeskPayment } from './desk-payment.tsx';

export type DeskType = z.infer<typeof TicketTypeDraft>;

export interface DeskProps {
  readonly eventId: string;
  readonly currency: string;
  /** What may be sold here, hidden types among it. */
  readonly types: readonly DeskType[];
  /** Categories whose places are numbered seats. */
  readonly seated: ReadonlySet<string>;
  readonly seats: readonly string[];
  readonly categoryOf: (seat: string) => string | undefined;
  /** The plan to choose on; nothing where there is none. */
  readonly chooser: ReactNode;
  readonly onClear: () => void;
  readonly print: (booking: Booking) => ReactNode;
}

/** One customer after the other: what they want, how they pay, their tickets. */
export function Desk(props: DeskProps) {
  const { t } = useTranslation('organizing');
  const [hold, setHold] = useState<Hold>();
  const [sold, setSold] = useState<{ readonly booking: Booking; readonly changeMinor: number }>();
  const next = (): void => {
    setHold(undefined);
    setSold(undefined);
    props.onClear();
  };
  return (
    <Panel title={t('desk.title')} text={t('desk.text')}>
      {sold !== undefined ? (
        <DeskDone {...sold} print={props.print(sold.booking)} onNext={next} />
      ) : hold === undefined ? (
        <DeskChoice {...props} onHeld={setHold} />
      ) : (
        <DeskPayment
          eventId={props.eventId}
          hold={hold}
          onSold={(booking, changeMinor) => setSold({ booking, changeMinor })}
          onCancel={() => setHold(undefined)}
        />
      )}
    </Panel>
  );
}
