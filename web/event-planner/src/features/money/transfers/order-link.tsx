import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { Link } from '@tanstack/react-router';

/** Its reference, which leads to its order. */
export function OrderLink({ slug, payment }: { readonly slug: string; readonly payment: AwaitedPayment }) {
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
