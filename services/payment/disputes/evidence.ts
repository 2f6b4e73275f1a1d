import type { BookingProof, DisputeEvidence, EvidenceFileKind } from '@event-planner/contracts/disputes';
import type { DisputeFileRow } from '../dispute-tables.ts';
import type { SaleRow } from '../tables.ts';

/** What can be said without asking the organizer: what was sold to whom, that it was delivered, and who came in. In English, as banks read it. */
export function knownEvidence(sale: SaleRow | undefined, proof: BookingProof | undefined): DisputeEvidence {
  const empty = {
    productDescription: '',
    serviceDate: '',
    customerName: '',
    customerEmail: '',
    activity: '',
    refundPolicy: '',
    explanation: '',
  };
  if (!sale) return empty;
  const what = sale.lines
    .map(({ quantity, ticketTypeName, place }) => `${quantity} x ${ticketTypeName}${place === '' ? '' : ` (${place})`}`)
    .join(', ');
  return {
    ...empty,
    productDescription: `Tickets for "${sale.eventTitle}" by ${sale.organizerName}, order ${sale.reference}: ${what}.`,
    serviceDate: sale.startsAt.toISOString().slice(0, 10),
    customerName: sale.buyerName,
    customerEmail: sale.email,
    activity: activityOf(sale, proof),
  };
}

function activityOf({ soldAt, email, reference }: SaleRow, proof: BookingProof | undefined): string {
  const delivered = `${moment(proof?.confirmedAt ?? soldAt.toISOString())}: the order ${reference} was paid and its tickets were sent to ${email}.`;
  const entered = (proof?.tickets ?? []).map(({ ticketTypeName, place, attendeeName, state, enteredAt }) => {
    const ticket = [ticketTypeName, place, attendeeName].filter(text => text !== '').join(', ');
    return enteredAt === null
      ? `Ticket ${ticket}: ${state}, not scanned at the door.`
      : `${moment(enteredAt)}: ticket ${ticket} was scanned at the door and let in.`;
  });
  return [delivered, ...entered].join('\n');
}

const moment = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

const fileNames: Readonly<Record<EvidenceFileKind, string>> = {
  receipt: 'receipt',
  serviceDocumentation: 'service_documentation',
  customerCommunication: 'customer_communication',
  refundPolicy: 'refund_policy',
  other: 'uncategorized_file',
};

/** The provider's names for it; what is empty is not sent. */
export function toProvider(
  evidence: DisputeEvidence,
  files: readonly Pick<DisputeFileRow, 'kind' | 'providerId'>[],
): Readonly<Record<string, string>> {
  const named = {
    product_description: evidence.productDescription,
    service_date: evidence.serviceDate,
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    access_activity_log: evidence.activity,
    refund_policy_disclosure: evidence.refundPolicy,
    uncategorized_text: evidence.explanation,
  };
  const shown = files.map(({ kind, providerId }) => [fileNames[kind], providerId] as const);
  return Object.fromEntries([...Object.entries(named).filter(([, text]) => text !== ''), ...shown]);
}
