import type { DocumentContent, DocumentKind } from '@event-planner/contracts/documents';
import type { DocumentLanguage } from '@event-planner/contracts/invoicing';

type Deduction = DocumentContent['deductions'][number]['kind'];

export interface Labels {
  readonly kind: Readonly<Record<DocumentKind, string>>;
  readonly refersTo: (kind: string, number: string, day: string) => string;
  readonly number: string;
  readonly date: string;
  readonly order: string;
  readonly event: string;
  readonly supplied: string;
  readonly yourReference: string;
  readonly yourVatId: string;
  readonly vatId: string;
  readonly taxNumber: string;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  readonly rate: string;
  readonly amount: string;
  readonly deduction: Readonly<Record<Deduction, (about: string) => string>>;
  readonly subtotal: string;
  readonly net: string;
  readonly tax: string;
  readonly taxes: string;
  readonly gross: string;
  readonly percent: string;
  readonly untaxed: string;
  readonly total: string;
  readonly included: string;
  readonly reverseCharge: string;
  readonly reverseChargeInTable: string;
  readonly reason: string;
  readonly because: (reason: string) => string;
  readonly causes: Readonly<Record<string, string>>;
  readonly payment: Readonly<Record<DocumentContent['payment'], string>>;
  readonly payBy: (day: string) => string;
  readonly carried: string;
  readonly page: (page: number, of: number) => string;
}

const en: Labels = {
  kind: { invoice: 'Invoice', receipt: 'Receipt', cancellation: 'Cancellation invoice', credit_note: 'Credit note' },
  refersTo: (kind, number, day) => `Refers to: ${kind} ${number} of ${day}`,
  number: 'Number',
  date: 'Date',
  order: 'Order',
  event: 'Event',
  supplied: 'Date of supply',
  yourReference: 'Your reference',
  yourVatId: 'Your VAT ID',
  vatId: 'VAT ID',
  taxNumber: 'Tax number',
  item: 'Description',
  quantity: 'Quantity',
  unit: 'Unit price',
  rate: 'Tax',
  amount: 'Amount',
  deduction: {
    discount: about => (about === '' ? 'Discount' : `Discount ${about}`),
    exchange: () => 'Credit for exchanged tickets, fee deducted',
    credited: about => `Already credited, ${about}`,
  },
  subtotal: 'Subtotal',
  net: 'Net',
  tax: 'Tax',
  taxes: 'Taxes',
  gross: 'Gross',
  percent: 'Rate',
  untaxed: 'Without tax',
  total: 'Total',
  included: 'Prices include tax.',
  reverseCharge: 'Reverse charge: the recipient is liable for the VAT (Article 196 of Directive 2006/112/EC).',
  reverseChargeInTable: 'Reverse charge',
  reason: 'Reason',
  because: reason => `Reason: ${reason}`,
  causes: {
    cancelled_by_buyer: 'Refund: cancelled by the buyer',
    by_team: 'Refund',
    event_cancelled: 'Refund: the event was cancelled',
    exchanged: 'Refund: exchanged for cheaper tickets',
    resold: 'Refund: sold again',
    at_provider: 'Refund',
    payment_rejected: 'Refund',
  },
  payment: {
    paid: 'Paid. Thank you.',
    open: 'Please pay the total to the account below, stating the number.',
    due: 'The total is to be paid, stating the number.',
    given_back: 'The amount is given back to you or set off.',
    unpaid: 'Nothing is given back. What is to be paid stands on the invoice that replaces it.',
  },
  payBy: day => `To be paid by ${day}.`,
  carried: 'continued',
  page: (page, of) => `Page ${page} of ${of}`,
};

const de: Labels = {
  kind: { invoice: 'Rechnung', receipt: 'Quittung', cancellation: 'Stornorechnung', credit_note: 'Rechnungskorrektur' },
  refersTo: (kind, number, day) => `Bezieht sich auf: ${kind} ${number} vom ${day}`,
  number: 'Nummer',
  date: 'Datum',
  order: 'Bestellung',
  event: 'Veranstaltung',
  supplied: 'Leistungsdatum',
  yourReference: 'Ihr Zeichen',
  yourVatId: 'Ihre USt-IdNr.',
  vatId: 'USt-IdNr.',
  taxNumber: 'Steuernummer',
  item: 'Bezeichnung',
  quantity: 'Anzahl',
  unit: 'Einzelpreis',
  rate: 'Steuer',
  amount: 'Betrag',
  deduction: {
    discount: about => (about === '' ? 'Rabatt' : `Rabatt ${about}`),
    exchange: () => 'Anrechnung umgetauschter Karten abzüglich Gebühr',
    credited: about => `Bereits gutgeschrieben, ${about}`,
  },
  subtotal: 'Zwischensumme',
  net: 'Netto',
  tax: 'Steuer',
  taxes: 'Steuern',
  gross: 'Brutto',
  percent: 'Satz',
  untaxed: 'Ohne Steuer',
  total: 'Gesamtbetrag',
  included: 'Die Preise enthalten die Steuer.',
  reverseCharge: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse charge, Artikel 196 der Richtlinie 2006/112/EG).',
  reverseChargeInTable: 'Reverse charge',
  reason: 'Grund',
  because: reason => `Grund: ${reason}`,
  causes: {
    cancelled_by_buyer: 'Erstattung: vom Käufer storniert',
    by_team: 'Erstattung',
    event_cancelled: 'Erstattung: die Veranstaltung wurde abgesagt',
    exchanged: 'Erstattung: gegen günstigere Karten getauscht',
    resold: 'Erstattung: weiterverkauft',
    at_provider: 'Erstattung',
    payment_rejected: 'Erstattung',
  },
  payment: {
    paid: 'Bezahlt. Vielen Dank.',
    open: 'Bitte überweisen Sie den Gesamtbetrag unter Angabe der Nummer auf das unten genannte Konto.',
    due: 'Der Gesamtbetrag ist unter Angabe der Nummer zu bezahlen.',
    given_back: 'Der Betrag wird Ihnen erstattet oder verrechnet.',
    unpaid: 'Es wird nichts erstattet. Was zu zahlen ist, steht auf der Rechnung, die an ihre Stelle tritt.',
  },
  payBy: day => `Zahlbar bis ${day}.`,
  carried: 'Fortsetzung',
  page: (page, of) => `Seite ${page} von ${of}`,
};

const fr: Labels = {
  kind: { invoice: 'Facture', receipt: 'Reçu', cancellation: 'Facture d’annulation', credit_note: 'Avoir' },
  refersTo: (kind, number, day) => `Se rapporte à : ${kind} ${number} du ${day}`,
  number: 'Numéro',
  date: 'Date',
  order: 'Commande',
  event: 'Événement',
  supplied: 'Date de prestation',
  yourReference: 'Votre référence',
  yourVatId: 'Votre n° de TVA',
  vatId: 'N° de TVA',
  taxNumber: 'N° fiscal',
  item: 'Désignation',
  quantity: 'Quantité',
  unit: 'Prix unitaire',
  rate: 'Taxe',
  amount: 'Montant',
  deduction: {
    discount: about => (about === '' ? 'Remise' : `Remise ${about}`),
    exchange: () => 'Crédit pour billets échangés, frais déduits',
    credited: about => `Déjà crédité, ${about}`,
  },
  subtotal: 'Sous-total',
  net: 'HT',
  tax: 'Taxe',
  taxes: 'Taxes',
  gross: 'TTC',
  percent: 'Taux',
  untaxed: 'Sans taxe',
  total: 'Total',
  included: 'Les prix comprennent la taxe.',
  reverseCharge: 'Autoliquidation : la TVA est due par le preneur (article 196 de la directive 2006/112/CE).',
  reverseChargeInTable: 'Autoliquidation',
  reason: 'Motif',
  because: reason => `Motif\u00a0: ${reason}`,
  causes: {
    cancelled_by_buyer: 'Remboursement : annulé par l’acheteur',
    by_team: 'Remboursement',
    event_cancelled: 'Remboursement : événement annulé',
    exchanged: 'Remboursement : échangé contre des billets moins chers',
    resold: 'Remboursement : revendu',
    at_provider: 'Remboursement',
    payment_rejected: 'Remboursement',
  },
  payment: {
    paid: 'Payé. Merci.',
    open: 'Veuillez virer le total sur le compte ci-dessous en indiquant le numéro.',
    due: 'Le total est à payer en indiquant le numéro.',
    given_back: 'Le montant vous est rendu ou compensé.',
    unpaid: 'Rien n’est remboursé. Le montant à payer figure sur la facture qui la remplace.',
  },
  payBy: day => `À payer au plus tard le ${day}.`,
  carried: 'suite',
  page: (page, of) => `Page ${page} sur ${of}`,
};

export const labels: Readonly<Record<DocumentLanguage, Labels>> = { en, de, fr };
