import type { Hold } from '@event-planner/contracts/booking';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { sameAgain } from '../../../lib/order/together.ts';
import { forgetHold, type RememberedHold } from '../../../lib/remembered-holds.ts';
import { useCreateHold } from '../api/create-hold.ts';
import { useRefusalWords } from '../use-refusal-words.ts';
import { refusalOf, type RefusedHold } from '../hold-refusal.ts';

interface TakeAgainProps {
  readonly hold: RememberedHold;
  readonly onHeld: (hold: Hold) => void;
}

/** The same places again, if they are free; otherwise which are not, and the others. */
export function TakeAgain({ hold, onHeld }: TakeAgainProps) {
  const { t } = useTranslation();
  const create = useCreateHold();
  const refusal = refusalOf(create.error);
  const gone = { seats: refusal?.seats ?? [], ticketTypes: refusal?.code === 'sold_out' ? refusal.ticketTypes : [] };
  const rest = sameAgain(hold, { ...gone, chosen: hold.chosen });
  const isPart = refusal !== undefined && (gone.seats.length > 0 || gone.ticketTypes.length > 0);
  const ask = (items: typeof rest): void =>
    create.mutate(
      { eventId: hold.eventId, items, ...(hold.code !== undefined && { code: hold.code }) },
      {
        onSuccess(made) {
          forgetHold(hold.id);
          onHeld(made);
        },
      },
    );
  return (
    <div className="space-y-3">
      {create.isError && (
        <Notice tone="bad" announce>
          {refusal ? <Gone hold={hold} refusal={refusal} /> : t('state.errorText')}
        </Notice>
      )}
      {isPart ? (
        rest.length > 0 && (
          <Button busy={create.isPending} onClick={() => ask(rest)}>
            {t('cart.takeOthers', { count: rest.reduce((sum, item) => sum + ('quantity' in item ? item.quantity : 1), 0) })}
          </Button>
        )
      ) : (
        <Button busy={create.isPending} onClick={() => ask(sameAgain(hold, { chosen: hold.chosen }))}>
          {!create.isPending && <RotateCcw aria-hidden className="size-4.5" />}
          {t('cart.again')}
        </Button>
      )}
    </div>
  );
}

/** Exactly which places are not free any more. */
function Gone({ hold, refusal }: { readonly hold: RememberedHold; readonly refusal: RefusedHold }) {
  const { t } = useTranslation();
  const say = useRefusalWords(hold.lines.map(({ ticketTypeId, ticketTypeName }) => ({ id: ticketTypeId, name: ticketTypeName })));
  const isGone = ({ seat, ticketTypeId }: RememberedHold['lines'][number]): boolean =>
    seat === null ? refusal.code === 'sold_out' && refusal.ticketTypes.includes(ticketTypeId) : refusal.seats.includes(seat);
  const lines = hold.lines.filter(isGone);
  if (lines.length > 0)
    return (
      <>
        {t('cart.gone')}
        <ul className="list-disc ps-5">
          {lines.map(line => (
            <li key={`${line.ticketTypeId} ${line.seat}`}>{line.seat === null ? line.ticketTypeName : line.place}</li>
          ))}
        </ul>
      </>
    );
  return refusal.code === 'taken' ? t('refusal.takenUnknown') : say(refusal);
}
