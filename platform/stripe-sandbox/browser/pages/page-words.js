const en = {
  challengeTitle: 'Is it you who pays?',
  challengeText: 'A shop asks for this payment with your card:',
  complete: 'Yes, confirm the payment',
  fail: 'No, that is not me',
  challengeHint: 'This is a test page. With a real card your bank asks you here, in its own way.',
  challengeOver: 'Nobody is asked about this payment any more.',
  walletTitle: 'Pay with the demo wallet?',
  walletText: 'Test card ending in 4242',
  walletPay: 'Pay',
  walletCancel: 'Cancel',
  onboardingTitle: 'Tell us where your money goes',
  onboardingText: 'This is a test page: nothing is checked, and no real money moves.',
  name: 'Account holder',
  iban: 'IBAN',
  onboardingDone: 'Done, back to the shop',
};
const de = {
  challengeTitle: 'Zahlen Sie das?',
  challengeText: 'Ein Händler bittet mit Ihrer Karte um diese Zahlung:',
  complete: 'Ja, Zahlung bestätigen',
  fail: 'Nein, das bin ich nicht',
  challengeHint: 'Dies ist eine Testseite. Bei einer echten Karte fragt hier Ihre Bank auf ihre Weise.',
  challengeOver: 'Zu dieser Zahlung wird niemand mehr gefragt.',
  walletTitle: 'Mit der Demo-Wallet zahlen?',
  walletText: 'Testkarte, die auf 4242 endet',
  walletPay: 'Zahlen',
  walletCancel: 'Abbrechen',
  onboardingTitle: 'Wohin soll Ihr Geld?',
  onboardingText: 'Dies ist eine Testseite: Nichts wird geprüft, kein echtes Geld fließt.',
  name: 'Kontoinhaber',
  iban: 'IBAN',
  onboardingDone: 'Fertig, zurück zum Händler',
};
const fr = {
  challengeTitle: 'Est-ce vous qui payez ?',
  challengeText: 'Un commerçant demande ce paiement avec votre carte :',
  complete: 'Oui, confirmer le paiement',
  fail: 'Non, ce n’est pas moi',
  challengeHint: 'Ceci est une page de test. Avec une vraie carte, votre banque vous interroge ici, à sa façon.',
  challengeOver: 'Plus personne n’est interrogé sur ce paiement.',
  walletTitle: 'Payer avec le portefeuille de démo ?',
  walletText: 'Carte de test se terminant par 4242',
  walletPay: 'Payer',
  walletCancel: 'Annuler',
  onboardingTitle: 'Où doit aller votre argent ?',
  onboardingText: 'Ceci est une page de test : rien n’est vérifié, aucun argent réel ne circule.',
  name: 'Titulaire du compte',
  iban: 'IBAN',
  onboardingDone: 'Terminé, retour au commerçant',
};
const languages = { en, de, fr };

/** What was given to the page, behind the `#`, which no server is told. */
export const given = new URLSearchParams(location.hash.slice(1));

const wanted = (given.get('locale') ?? 'auto').replace('auto', navigator.language).slice(0, 2);
const language = wanted in languages ? wanted : 'en';
export const words = languages[language];

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];

/** Minor units as a person reads them. */
export function moneyOf(amount, currency) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** Tells the page around this one, if there is one. */
export function say(said) {
  const origin = given.get('origin');
  if (parent === window || origin === null) return false;
  parent.postMessage({ kind: 'said', said }, origin);
  return true;
}

// Keys go to whoever has the focus, which a frame loses while it is loaded. This one closes the dialog around this page.
if (parent !== window) window.focus();
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') say('closed');
});
