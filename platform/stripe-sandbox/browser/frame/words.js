/** What the form says, in the languages it speaks. */
const en = {
  methods: 'Ways to pay',
  card: 'Card',
  sepa_debit: 'SEPA Direct Debit',
  wallet: 'Demo wallet',
  number: 'Card number',
  expiry: 'Expiry date',
  expiryShape: 'MM / YY',
  cvc: 'Security code',
  iban: 'IBAN',
  mandate:
    'By providing your IBAN and confirming this payment, you allow the shop and the sandbox to debit your account, and you are entitled to a refund from your bank within eight weeks.',
  walletText: 'A wallet for demonstrations: you confirm in its window and type no number.',
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: "Your card's expiration date is incomplete.",
  invalid_expiry_month: "Your card's expiration month is invalid.",
  invalid_expiry_year_past: "Your card's expiration year is in the past.",
  invalid_expiry_year: "Your card's expiration year is invalid.",
  incomplete_cvc: "Your card's security code is incomplete.",
  incomplete_iban: 'Your IBAN is incomplete.',
  invalid_iban: 'Your IBAN is invalid.',
  unreachable: 'We could not reach the payment provider. Check your connection and try again.',
};
const de = {
  methods: 'Zahlungsarten',
  card: 'Karte',
  sepa_debit: 'SEPA-Lastschrift',
  wallet: 'Demo-Wallet',
  number: 'Kartennummer',
  expiry: 'Ablaufdatum',
  expiryShape: 'MM / JJ',
  cvc: 'Prüfziffer (CVC)',
  iban: 'IBAN',
  mandate:
    'Mit Ihrer IBAN und der Bestätigung dieser Zahlung erlauben Sie dem Händler und der Sandbox, Ihr Konto zu belasten. Sie können innerhalb von acht Wochen die Erstattung von Ihrer Bank verlangen.',
  walletText: 'Eine Wallet zum Vorführen: Sie bestätigen in ihrem Fenster und tippen keine Nummer.',
  incomplete_number: 'Die Kartennummer ist unvollständig.',
  invalid_number: 'Die Kartennummer ist ungültig.',
  incomplete_expiry: 'Das Ablaufdatum ist unvollständig.',
  invalid_expiry_month: 'Der Ablaufmonat ist ungültig.',
  invalid_expiry_year_past: 'Das Ablaufjahr liegt in der Vergangenheit.',
  invalid_expiry_year: 'Das Ablaufjahr ist ungültig.',
  incomplete_cvc: 'Die Prüfziffer ist unvollständig.',
  incomplete_iban: 'Die IBAN ist unvollständig.',
  invalid_iban: 'Die IBAN ist ungültig.',
  unreachable: 'Der Zahlungsanbieter ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
};
const fr = {
  methods: 'Moyens de paiement',
  card: 'Carte',
  sepa_debit: 'Prélèvement SEPA',
  wallet: 'Portefeuille de démo',
  number: 'Numéro de carte',
  expiry: 'Date d’expiration',
  expiryShape: 'MM / AA',
  cvc: 'Code de sécurité (CVC)',
  iban: 'IBAN',
  mandate:
    'En fournissant votre IBAN et en confirmant ce paiement, vous autorisez le commerçant et le bac à sable à débiter votre compte. Vous pouvez demander le remboursement à votre banque pendant huit semaines.',
  walletText: 'Un portefeuille de démonstration : vous confirmez dans sa fenêtre, sans saisir de numéro.',
  incomplete_number: 'Le numéro de carte est incomplet.',
  invalid_number: 'Le numéro de carte est invalide.',
  incomplete_expiry: 'La date d’expiration est incomplète.',
  invalid_expiry_month: 'Le mois d’expiration est invalide.',
  invalid_expiry_year_past: 'L’année d’expiration est passée.',
  invalid_expiry_year: 'L’année d’expiration est invalide.',
  incomplete_cvc: 'Le code de sécurité est incomplet.',
  incomplete_iban: 'L’IBAN est incomplet.',
  invalid_iban: 'L’IBAN est invalide.',
  unreachable: 'Le prestataire de paiement est injoignable. Vérifiez votre connexion et réessayez.',
};

const languages = { en, de, fr };

/** The first of the page's languages that is spoken here. */
export const languageOf = locale => {
  const wanted = locale === 'auto' || locale === '' ? navigator.language : locale;
  const short = wanted.slice(0, 2).toLowerCase();
  return short in languages ? short : 'en';
};

export const wordsIn = language => languages[language];
