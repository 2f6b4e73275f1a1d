import type { EntryKind } from '@event-planner/contracts/ledger';
import type { Column } from './rules.ts';

export const statementLanguages = ['en', 'de', 'fr'] as const;
export type StatementLanguage = (typeof statementLanguages)[number];

export interface StatementWords {
  readonly title: string;
  readonly payout: string;
  readonly period: string;
  readonly date: string;
  readonly kind: string;
  readonly event: string;
  readonly noEvent: string;
  readonly reference: string;
  readonly sum: string;
  readonly total: string;
  readonly balance: string;
  readonly currency: string;
  readonly opening: string;
  readonly closing: string;
  readonly perEvent: string;
  readonly elsewhereNote: string;
  readonly otherNote: string;
  readonly page: (at: number, of: number) => string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly kinds: Readonly<Record<EntryKind, string>>;
}

const en: StatementWords = {
  title: 'Statement',
  payout: 'Payout',
  period: 'Month',
  date: 'Booked (UTC)',
  kind: 'What',
  event: 'Event',
  noEvent: 'No event',
  reference: 'Order',
  sum: 'Sum',
  total: 'Total',
  balance: 'Balance',
  currency: 'Currency',
  opening: 'Opening balance',
  closing: 'Closing balance',
  perEvent: 'By event',
  elsewhereNote: 'Received elsewhere: cash, card terminal, invoices and credit are with you already, and are taken off.',
  otherNote: 'Other: transfers that are not assigned yet, or were since, and corrections.',
  page: (at, of) => `Page ${at} of ${of}`,
  columns: {
    sales: 'Sales',
    refunds: 'Refunds',
    elsewhere: 'Received elsewhere',
    fees: 'Fees',
    providerFees: 'Provider fees',
    disputes: 'Disputes',
    payouts: 'Payouts',
    other: 'Other',
  },
  kinds: {
    payment_received: 'Payment received',
    payment_rejected: 'Payment sent back',
    payment_unassigned: 'Payment nobody can assign',
    refund_sent: 'Refund sent',
    refund_returned: 'Refund returned by the bank',
    refund_paid_out: 'Refund you paid by hand',
    refund_not_paid_out: 'Refund you had not paid by hand after all',
    refund_at_provider: 'Refund made at the provider',
    credit_granted: 'Refund as credit',
    credit_spent: 'Paid with credit',
    credit_returned: 'Credit given back',
    credit_withdrawn: 'Transfer credit taken back',
    transfer_returned: 'Bank transfer sent back',
    written_back: 'Invoice owed after all',
    written_off: 'Invoice written off',
    provider_payout: 'The provider’s payout to the platform’s bank',
    sale: 'Sale',
    platform_fee: 'Fee',
    provider_fee: 'Provider fee',
    refund_recorded: 'Refund',
    dispute_opened: 'Dispute',
    dispute_won: 'Dispute won',
    transfer_received: 'Transfer received',
    payout: 'Payout',
    payout_failed: 'Payout that failed',
    correction: 'Correction',
  },
};

const de: StatementWords = {
  title: 'Abrechnung',
  payout: 'Auszahlung',
  period: 'Monat',
  date: 'Gebucht (UTC)',
  kind: 'Was',
  event: 'Event',
  noEvent: 'Ohne Event',
  reference: 'Bestellung',
  sum: 'Summe',
  total: 'Gesamt',
  balance: 'Saldo',
  currency: 'Währung',
  opening: 'Anfangssaldo',
  closing: 'Endsaldo',
  perEvent: 'Nach Events',
  elsewhereNote: 'Anderswo erhalten: Bargeld, Kartenterminal, Rechnungen und Guthaben sind schon bei Ihnen und werden abgezogen.',
  otherNote: 'Sonstiges: Überweisungen, die noch nicht oder erst seither zugeordnet sind, und Korrekturen.',
  page: (at, of) => `Seite ${at} von ${of}`,
  columns: {
    sales: 'Verkäufe',
    refunds: 'Erstattungen',
    elsewhere: 'Anderswo erhalten',
    fees: 'Gebühren',
    providerFees: 'Gebühren des Anbieters',
    disputes: 'Rückbuchungen',
    payouts: 'Auszahlungen',
    other: 'Sonstiges',
  },
  kinds: {
    payment_received: 'Zahlung eingegangen',
    payment_rejected: 'Zahlung zurückgeschickt',
    payment_unassigned: 'Zahlung ohne Zuordnung',
    refund_sent: 'Erstattung gesendet',
    refund_returned: 'Erstattung von der Bank zurückgegeben',
    refund_paid_out: 'Von Ihnen von Hand erstattet',
    refund_not_paid_out: 'Doch nicht von Ihnen von Hand erstattet',
    refund_at_provider: 'Erstattung beim Zahlungsanbieter',
    credit_granted: 'Erstattung als Guthaben',
    credit_spent: 'Mit Guthaben bezahlt',
    credit_returned: 'Guthaben zurückgegeben',
    credit_withdrawn: 'Überweisungsguthaben zurückgenommen',
    transfer_returned: 'Überweisung zurückgeschickt',
    written_back: 'Rechnung wieder eingebucht',
    written_off: 'Rechnung ausgebucht',
    provider_payout: 'Auszahlung des Anbieters an die Bank der Plattform',
    sale: 'Verkauf',
    platform_fee: 'Gebühr',
    provider_fee: 'Gebühr des Anbieters',
    refund_recorded: 'Erstattung',
    dispute_opened: 'Rückbuchung',
    dispute_won: 'Rückbuchung gewonnen',
    transfer_received: 'Überweisung erhalten',
    payout: 'Auszahlung',
    payout_failed: 'Fehlgeschlagene Auszahlung',
    correction: 'Korrektur',
  },
};

const fr: StatementWords = {
  title: 'Relevé',
  payout: 'Versement',
  period: 'Mois',
  date: 'Comptabilisé (UTC)',
  kind: 'Opération',
  event: 'Événement',
  noEvent: 'Sans événement',
  reference: 'Commande',
  sum: 'Somme',
  total: 'Total',
  balance: 'Solde',
  currency: 'Devise',
  opening: 'Solde initial',
  closing: 'Solde final',
  perEvent: 'Par événement',
  elsewhereNote: 'Reçu ailleurs : espèces, terminal de paiement, factures et avoirs sont déjà chez vous et sont déduits.',
  otherNote: 'Divers : virements pas encore attribués, ou attribués depuis, et corrections.',
  page: (at, of) => `Page ${at} sur ${of}`,
  columns: {
    sales: 'Ventes',
    refunds: 'Remboursements',
    elsewhere: 'Reçu ailleurs',
    fees: 'Frais',
    providerFees: 'Frais du prestataire',
    disputes: 'Litiges',
    payouts: 'Versements',
    other: 'Divers',
  },
  kinds: {
    payment_received: 'Paiement reçu',
    payment_rejected: 'Paiement renvoyé',
    payment_unassigned: 'Paiement sans attribution',
    refund_sent: 'Remboursement envoyé',
    refund_returned: 'Remboursement retourné par la banque',
    refund_paid_out: 'Remboursé par vous à la main',
    refund_not_paid_out: 'Finalement pas remboursé par vous à la main',
    refund_at_provider: 'Remboursement fait chez le prestataire',
    credit_granted: 'Remboursement en avoir',
    credit_spent: 'Payé avec un avoir',
    credit_returned: 'Avoir rendu',
    credit_withdrawn: 'Avoir d’un virement repris',
    transfer_returned: 'Virement renvoyé',
    written_back: 'Perte sur facture annulée',
    written_off: 'Facture passée en perte',
    provider_payout: 'Versement du prestataire à la banque de la plateforme',
    sale: 'Vente',
    platform_fee: 'Frais',
    provider_fee: 'Frais du prestataire',
    refund_recorded: 'Remboursement',
    dispute_opened: 'Litige',
    dispute_won: 'Litige gagné',
    transfer_received: 'Virement reçu',
    payout: 'Versement',
    payout_failed: 'Versement échoué',
    correction: 'Correction',
  },
};

export const wordsIn = (language: StatementLanguage): StatementWords => ({ en, de, fr })[language];
