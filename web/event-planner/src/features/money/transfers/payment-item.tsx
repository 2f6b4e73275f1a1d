import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';

interface PaymentItemProps {
  readonly payment: AwaitedPayment;
  /** What it is for. */
  readonly about: ReactNode;
  /** What became of it. */
  readonly children: ReactNode;
  readonly actions: ReactNode;
}

/** One of a list of payments: for which order and whose, what is told of it, and what may be done. */
export function PaymentItem({ payment, about, children, actions }: PaymentItemProps) {
  const { slug } = useOwnOrganizer();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">
          <OrderLink slug={slug} payment={payment} /> · {payment.name}
        </p>
        <p className="text-sm text-soft">{about}</p>
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-3">{actions}</div>
    </li>
  );
}

function OrderLink({ slug, payment }: { readonly slug: string; readonly payment: AwaitedPayment }) {
  if (payment.eventId === null) return <span className="font-mono">{payment.reference}</span>;
  return (
    <Link
      to="/organize/$organizer/orders/$eventId/$orderId"
      params={{ organizer: slug, eventId: payment.eventId, orderId: payment.bookingId }}
      className="link font-mono"
    >
      {payment.reference}
    </Link>
  );
}
