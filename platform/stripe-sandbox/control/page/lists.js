import { money } from './api.js';

const tones = {
  succeeded: 'good',
  paid: 'good',
  won: 'good',
  active: 'good',
  failed: 'bad',
  lost: 'bad',
  canceled: 'soft',
};
const status = value => ({ text: value.replaceAll('_', ' '), className: tones[value] ?? 'waiting' });
const amount = ({ object }) => ({ text: money(object.amount, object.currency), className: 'amount' });
const act = (label, action, body = {}) => ({ label, action, body });

const isOpenDispute = ({ status: state }) => !['won', 'lost', 'warning_closed'].includes(state);

const ofIntent = ({ object }) => {
  if (object.status === 'processing')
    return [act('Arrives', 'settle', { outcome: 'succeeded' }), act('Fails', 'settle', { outcome: 'failed' })];
  if (object.status === 'requires_action')
    return [act('Holder confirms', 'authenticate', { outcome: 'succeeded' }), act('Holder refuses', 'authenticate', { outcome: 'failed' })];
  return [];
};

const ofCharge = ({ object }) => {
  const left = object.amount_captured - object.amount_refunded;
  if (!object.captured || left <= 0 || object.payment_intent === null) return [];
  return [
    act('Refund', 'refund'),
    ...(left > 1 ? [act('Refund half', 'refund', { amount: Math.floor(left / 2) })] : []),
    ...(object.disputed
      ? []
      : [
          act('Dispute: fraud', 'dispute', { reason: 'fraudulent' }),
          act('Dispute: not received', 'dispute', { reason: 'product_not_received' }),
          act('Bank asks', 'dispute', { reason: 'inquiry' }),
        ]),
  ];
};

const ofRefund = ({ object }) => [
  ...(object.status === 'pending' ? [act('Arrives', 'finish', { outcome: 'succeeded' })] : []),
  ...(object.status === 'pending' || object.status === 'succeeded' ? [act('Comes back', 'finish', { outcome: 'failed' })] : []),
];

const ofDispute = ({ object }) =>
  isOpenDispute(object)
    ? [
        act('Shop wins', 'decide', { outcome: 'won' }),
        act('Shop loses', 'decide', { outcome: 'lost' }),
        ...(object.status.startsWith('warning') ? [act('Becomes a dispute', 'escalate')] : []),
      ]
    : [];

const ofPayout = ({ object }) => [
  ...(['pending', 'in_transit'].includes(object.status) ? [act('Arrives', 'end', { outcome: 'paid' })] : []),
  ...(['pending', 'in_transit', 'paid'].includes(object.status) ? [act('Comes back', 'end', { outcome: 'account_closed' })] : []),
];

const ofAccount = ({ object }) => [
  ...(object.payouts_enabled ? [] : [act('Complete onboarding', 'onboard', { iban: 'DE89370400440532013000', name: 'Demo' })]),
  ...(object.payouts_enabled ? [act('Pay out what is there', 'pay-out'), act('Restrict', 'restrict')] : []),
];

const due = ({ dueAt, next }) =>
  dueAt ? { text: `${next ?? ''} at ${new Date(dueAt).toLocaleTimeString('en-GB')}`, className: 'soft' } : { text: '' };
const note = ({ object }) => ({ text: Object.values(object.metadata ?? {}).join(' '), className: 'soft' });

/** The lists: what is shown of each kind, and what can be done to it. */
export const lists = [
  {
    kind: 'payment_intent',
    title: 'Intents',
    columns: { Amount: amount, State: row => status(row.object.status), Next: due, Notes: note },
    acts: ofIntent,
  },
  {
    kind: 'charge',
    title: 'Charges',
    columns: {
      Amount: amount,
      State: row => status(row.object.status),
      Refunded: ({ object }) => ({ text: money(object.amount_refunded, object.currency), className: 'amount' }),
      Disputed: ({ object }) => ({ text: object.disputed ? 'yes' : 'no' }),
      Account: ({ account }) => ({ text: account ?? 'platform', className: 'soft' }),
    },
    acts: ofCharge,
  },
  {
    kind: 'refund',
    title: 'Refunds',
    columns: { Amount: amount, State: row => status(row.object.status), Next: due, Notes: note },
    acts: ofRefund,
  },
  {
    kind: 'dispute',
    title: 'Disputes',
    columns: {
      Amount: amount,
      State: row => status(row.object.status),
      Reason: ({ object }) => ({ text: object.reason.replaceAll('_', ' ') }),
      Next: due,
    },
    acts: ofDispute,
  },
  {
    kind: 'transfer',
    title: 'Transfers',
    columns: {
      Amount: amount,
      To: ({ object }) => ({ text: object.destination, className: 'soft' }),
      Reversed: ({ object }) => ({ text: object.reversed ? 'yes' : 'no' }),
    },
    acts: () => [],
  },
  {
    kind: 'payout',
    title: 'Payouts',
    columns: {
      Amount: amount,
      State: row => status(row.object.status),
      Next: due,
      Account: ({ account }) => ({ text: account ?? 'platform', className: 'soft' }),
    },
    acts: ofPayout,
  },
  {
    kind: 'account',
    title: 'Accounts',
    columns: {
      'E-mail': ({ object }) => ({ text: object.email ?? '' }),
      Payouts: ({ object }) => status(object.payouts_enabled ? 'active' : 'not yet'),
    },
    acts: ofAccount,
  },
];

const stateOfEvent = ({ deliveredAt, lastFailure, attempts }) => {
  if (deliveredAt && attempts > 0) return { text: 'delivered', className: 'good' };
  if (deliveredAt) return { text: lastFailure ?? 'not wanted', className: 'soft' };
  return { text: lastFailure ?? 'waiting', className: 'waiting' };
};

export const events = {
  title: 'Events',
  columns: {
    Type: ({ type }) => ({ text: type }),
    About: ({ about }) => ({ text: about ?? '', className: 'soft' }),
    Delivery: stateOfEvent,
    Attempts: ({ attempts }) => ({ text: String(attempts), className: 'amount' }),
    'Next try': ({ deliveredAt, nextAttemptAt }) => ({
      text: !deliveredAt && nextAttemptAt ? new Date(nextAttemptAt).toLocaleTimeString('en-GB') : '',
      className: 'soft',
    }),
  },
  acts: ({ deliveredAt }) => [act('Send again', 'resend'), ...(deliveredAt ? [] : [act('Lose', 'lose')])],
};
