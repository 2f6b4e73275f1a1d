import { type EventDetail, mostAtOnce, type TicketType } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { mailLanguage } from '../../lib/mail-language.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { getTerms } from './api/get-terms.ts';
import { useJoinList } from './api/join-list.ts';

interface JoinButtonProps {
  readonly event: EventDetail;
  readonly type: TicketType;
  readonly code?: string | undefined;
}

/** "Tell me when tickets are free", for a ticket type that is sold out. */
export function JoinButton({ event, type, code }: JoinButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setOpen(true)}>
        <BellPlus aria-hidden className="size-4.5" />
        {t('waitList.tellMe')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('waitList.joinTitle', { name: type.name })} text={t('waitList.joinText')}>
        {open && <JoinForm event={event} type={type} code={code} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function JoinForm({ event, type, code, onClose }: JoinButtonProps & { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { status } = useSession();
  const terms = useQuery(getTerms(event.id)).data;
  const join = useJoinList(event.id);
  const first = Math.max(1, type.minPerOrder);
  const [quantity, setQuantity] = useState(first);
  const [least, setLeast] = useState(first);
  const most = Math.min(terms?.maxQuantity ?? 1, type.maxPerOrder, type.maxPerPerson ?? mostAtOnce);
  if (status !== 'user')
    return (
      <div className="space-y-4">
        <p>{t('waitList.signIn')}</p>
        <Link to="/login" search={{ redirect: `/events/${event.slug}` }} className={buttonClass({})}>
          {t('nav.logIn')}
        </Link>
      </div>
    );
  if (join.isSuccess)
    return (
      <div className="space-y-4">
        <Notice tone="good" announce>
          {t('waitList.joined', { count: join.data.items[0]?.position ?? 1 })}
        </Notice>
        <div className="flex flex-wrap justify-end gap-3">
          <Link to="/waiting" className={buttonClass({ look: 'secondary' })}>
            {t('waitList.mine')}
          </Link>
          <Button onClick={onClose}>{t('waitList.done')}</Button>
        </div>
      </div>
    );
  const changeQuantity = (next: number): void => {
    setQuantity(next);
    setLeast(Math.min(least, next));
  };
  return (
    <form
      className="space-y-5"
      onSubmit={submitted => {
        submitted.preventDefault();
        join.mutate({
          ticketTypeIds: [type.id],
          quantity,
          least,
          language: mailLanguage(i18n.language),
          ...(code !== undefined && { code }),
        });
      }}
    >
      <Line label={t('waitList.quantity')}>
        <Stepper
          name={t('waitList.quantity')}
          value={quantity}
          smaller={quantity > first ? quantity - 1 : undefined}
          larger={quantity < most ? quantity + 1 : undefined}
          onChange={changeQuantity}
        />
      </Line>
      {quantity > 1 && (
        <Line label={t('waitList.least')}>
          <Stepper
            name={t('waitList.least')}
            value={least}
            smaller={least > first ? least - 1 : undefined}
            larger={least < quantity ? least + 1 : undefined}
            onChange={setLeast}
          />
        </Line>
      )}
      {join.isError && <Refusal error={join.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={onClose}>
          {t('waitList.notNow')}
        </Button>
        <Button type="submit" busy={join.isPending}>
          {t('waitList.join')}
        </Button>
      </div>
    </form>
  );
}

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center justify-between gap-3">
    <span className="font-medium">{label}</span>
    {children}
  </div>
);

const known = ['waits_already', 'still_available', 'list_closed', 'limit', 'sales_closed'] as const;

function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const code = error instanceof ApiError ? known.find(one => one === error.problem?.code) : undefined;
  return (
    <Notice tone="bad" announce>
      {code === undefined ? t('state.errorText') : t(`waitRefused.${code}`)}
    </Notice>
  );
}
