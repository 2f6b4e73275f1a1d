import type { NoticedKind } from '@event-planner/contracts/auth';
import type { Language } from './texts.ts';

/** What happened to an account, as its owner is told of it. */
export interface NoticedWords {
  readonly subject: Readonly<Record<NoticedKind, string>>;
  readonly body: Readonly<Record<NoticedKind, string>>;
  readonly where: (device: string | null, network: string, moment: string) => string;
  readonly wasYou: string;
  readonly action: string;
}

const en: NoticedWords = {
  subject: {
    signed_in: 'A new sign-in to your account',
    session_stolen: 'We ended one of your sessions',
    password_changed: 'Your password was changed',
    password_reset: 'Your password was changed by mail',
    email_changed: 'Your e-mail address was changed',
    second_factor_added: 'An authenticator app was added',
    second_factor_removed: 'Your authenticator app was removed',
    recovery_code_used: 'A recovery code was used',
    recovery_codes_renewed: 'Your recovery codes were made anew',
    export_asked: 'A copy of your data was asked for',
    export_ready: 'Your data is ready',
    erasure_asked: 'Your account will be deleted in 7 days',
    erasure_undone: 'Your account stays',
    erasure_refused: 'Your account was not deleted',
    passkey_added: 'A passkey was added',
    passkey_removed: 'A passkey was removed',
    identity_linked: 'An account elsewhere opens your account',
    identity_unlinked: 'A way to sign in was removed',
  },
  body: {
    signed_in: 'somebody signed in to your account from where we had not seen you before.',
    session_stolen: 'one of your sessions was used in two places at once, as happens when it is copied. We ended it; sign in again.',
    password_changed: 'the password of your account was changed. All your other sessions were ended.',
    password_reset: 'the password of your account was set anew with a code that was mailed to you. All your other sessions were ended.',
    email_changed: 'your account uses another e-mail address from now on. This one is not needed any more.',
    second_factor_added: 'from now on signing in to your account takes a code of an authenticator app as well.',
    second_factor_removed: 'signing in to your account takes no code of an authenticator app any more.',
    recovery_code_used: 'one of the codes that you wrote down was used instead of your authenticator app. It does not work again.',
    recovery_codes_renewed: 'there are new recovery codes for your account. Those from before do not work any more.',
    export_asked: 'somebody who is signed in to your account asked for a copy of all your data.',
    export_ready: 'the copy of your data is ready. You can download it from your account for 7 days; then it is deleted.',
    erasure_asked:
      'somebody who is signed in to your account asked for it to be deleted. That happens in 7 days and cannot be taken back then; until then you can undo it in your account.',
    erasure_undone: 'the deletion of your account was undone. Everything stays as it was.',
    erasure_refused:
      'your account was to be deleted today, but something came up since that has to be done first, such as a ticket or a refund. Your account says what; ask again once it is done.',
    passkey_added: 'a passkey was added to your account. It opens your account from now on.',
    passkey_removed: 'a passkey was removed from your account. It does not open your account any more.',
    identity_linked: 'from now on an account you have elsewhere, such as with Google or Microsoft, opens your account here.',
    identity_unlinked: 'an account you have elsewhere opens your account here no longer.',
  },
  where: (device, network, moment) => `${device ?? 'An unknown device'}, network address ${network}, on ${moment}`,
  wasYou: 'Was it you? Then there is nothing to do. If not, choose a new password at once, which ends every other session.',
  action: 'Look at your account',
};

const de: NoticedWords = {
  subject: {
    signed_in: 'Eine neue Anmeldung bei Ihrem Konto',
    session_stolen: 'Wir haben eine Ihrer Sitzungen beendet',
    password_changed: 'Ihr Passwort wurde geändert',
    password_reset: 'Ihr Passwort wurde per E-Mail geändert',
    email_changed: 'Ihre E-Mail-Adresse wurde geändert',
    second_factor_added: 'Eine Authenticator-App wurde hinzugefügt',
    second_factor_removed: 'Ihre Authenticator-App wurde entfernt',
    recovery_code_used: 'Ein Ersatzcode wurde verwendet',
    recovery_codes_renewed: 'Ihre Ersatzcodes wurden erneuert',
    export_asked: 'Eine Kopie Ihrer Daten wurde angefordert',
    export_ready: 'Ihre Daten liegen bereit',
    erasure_asked: 'Ihr Konto wird in 7 Tagen gelöscht',
    erasure_undone: 'Ihr Konto bleibt',
    erasure_refused: 'Ihr Konto wurde nicht gelöscht',
    passkey_added: 'Ein Passkey wurde hinzugefügt',
    passkey_removed: 'Ein Passkey wurde entfernt',
    identity_linked: 'Ein anderes Konto öffnet Ihr Konto',
    identity_unlinked: 'Ein Anmeldeweg wurde entfernt',
  },
  body: {
    signed_in: 'jemand hat sich bei Ihrem Konto angemeldet, von wo wir Sie noch nicht gesehen hatten.',
    session_stolen:
      'eine Ihrer Sitzungen wurde an zwei Orten zugleich verwendet, wie es geschieht, wenn sie kopiert wird. Wir haben sie beendet; melden Sie sich wieder an.',
    password_changed: 'das Passwort Ihres Kontos wurde geändert. Alle Ihre anderen Sitzungen wurden beendet.',
    password_reset:
      'das Passwort Ihres Kontos wurde mit einem Code neu gesetzt, der Ihnen gemailt wurde. Alle Ihre anderen Sitzungen wurden beendet.',
    email_changed: 'Ihr Konto verwendet ab jetzt eine andere E-Mail-Adresse. Diese wird nicht mehr gebraucht.',
    second_factor_added: 'ab jetzt braucht die Anmeldung bei Ihrem Konto auch einen Code einer Authenticator-App.',
    second_factor_removed: 'die Anmeldung bei Ihrem Konto braucht keinen Code einer Authenticator-App mehr.',
    recovery_code_used:
      'statt Ihrer Authenticator-App wurde einer der Codes verwendet, die Sie aufgeschrieben haben. Er gilt nicht noch einmal.',
    recovery_codes_renewed: 'es gibt neue Ersatzcodes für Ihr Konto. Die bisherigen gelten nicht mehr.',
    export_asked: 'jemand, der bei Ihrem Konto angemeldet ist, hat eine Kopie aller Ihrer Daten angefordert.',
    export_ready: 'die Kopie Ihrer Daten liegt bereit. Sie können sie 7 Tage lang in Ihrem Konto herunterladen; dann wird sie gelöscht.',
    erasure_asked:
      'jemand, der bei Ihrem Konto angemeldet ist, möchte es löschen. Das geschieht in 7 Tagen und lässt sich dann nicht zurücknehmen; bis dahin können Sie es in Ihrem Konto rückgängig machen.',
    erasure_undone: 'die Löschung Ihres Kontos wurde rückgängig gemacht. Alles bleibt, wie es war.',
    erasure_refused:
      'Ihr Konto sollte heute gelöscht werden, aber inzwischen ist etwas hinzugekommen, das zuerst erledigt werden muss, etwa ein Ticket oder eine Erstattung. Was es ist, steht in Ihrem Konto; beantragen Sie es danach noch einmal.',
    passkey_added: 'Ihrem Konto wurde ein Passkey hinzugefügt. Er öffnet ab jetzt Ihr Konto.',
    passkey_removed: 'aus Ihrem Konto wurde ein Passkey entfernt. Er öffnet Ihr Konto nicht mehr.',
    identity_linked: 'ab jetzt öffnet ein Konto, das Sie anderswo haben, etwa bei Google oder Microsoft, Ihr Konto hier.',
    identity_unlinked: 'ein Konto, das Sie anderswo haben, öffnet Ihr Konto hier nicht mehr.',
  },
  where: (device, network, moment) =>
    `${device?.replace(' on ', ' auf ') ?? 'Ein unbekanntes Gerät'}, Netzwerkadresse ${network}, am ${moment}`,
  wasYou: 'Waren Sie das? Dann ist nichts zu tun. Wenn nicht, wählen Sie sofort ein neues Passwort; das beendet jede andere Sitzung.',
  action: 'Zu Ihrem Konto',
};

const fr: NoticedWords = {
  subject: {
    signed_in: 'Une nouvelle connexion à votre compte',
    session_stolen: 'Nous avons fermé une de vos sessions',
    password_changed: 'Votre mot de passe a été modifié',
    password_reset: 'Votre mot de passe a été modifié par e-mail',
    email_changed: 'Votre adresse e-mail a été modifiée',
    second_factor_added: 'Une application d’authentification a été ajoutée',
    second_factor_removed: 'Votre application d’authentification a été retirée',
    recovery_code_used: 'Un code de secours a été utilisé',
    recovery_codes_renewed: 'Vos codes de secours ont été renouvelés',
    export_asked: 'Une copie de vos données a été demandée',
    export_ready: 'Vos données sont prêtes',
    erasure_asked: 'Votre compte sera supprimé dans 7 jours',
    erasure_undone: 'Votre compte est conservé',
    erasure_refused: 'Votre compte n’a pas été supprimé',
    passkey_added: 'Une clé d’accès a été ajoutée',
    passkey_removed: 'Une clé d’accès a été retirée',
    identity_linked: 'Un autre compte ouvre votre compte',
    identity_unlinked: 'Un moyen de connexion a été retiré',
  },
  body: {
    signed_in: 'quelqu’un s’est connecté à votre compte depuis un endroit où nous ne vous avions pas encore vu.',
    session_stolen:
      'une de vos sessions a été utilisée à deux endroits à la fois, comme lorsqu’elle est copiée. Nous l’avons fermée ; reconnectez-vous.',
    password_changed: 'le mot de passe de votre compte a été modifié. Toutes vos autres sessions ont été fermées.',
    password_reset:
      'le mot de passe de votre compte a été redéfini avec un code qui vous a été envoyé. Toutes vos autres sessions ont été fermées.',
    email_changed: 'votre compte utilise désormais une autre adresse e-mail. Celle-ci n’est plus nécessaire.',
    second_factor_added: 'la connexion à votre compte demande désormais aussi un code d’une application d’authentification.',
    second_factor_removed: 'la connexion à votre compte ne demande plus de code d’une application d’authentification.',
    recovery_code_used:
      'un des codes que vous aviez notés a été utilisé à la place de votre application d’authentification. Il ne fonctionnera plus.',
    recovery_codes_renewed: 'votre compte a de nouveaux codes de secours. Les précédents ne fonctionnent plus.',
    export_asked: 'quelqu’un qui est connecté à votre compte a demandé une copie de toutes vos données.',
    export_ready:
      'la copie de vos données est prête. Vous pouvez la télécharger depuis votre compte pendant 7 jours ; elle est ensuite supprimée.',
    erasure_asked:
      'quelqu’un qui est connecté à votre compte a demandé sa suppression. Elle aura lieu dans 7 jours et sera alors définitive ; d’ici là, vous pouvez l’annuler dans votre compte.',
    erasure_undone: 'la suppression de votre compte a été annulée. Tout reste comme avant.',
    erasure_refused:
      'votre compte devait être supprimé aujourd’hui, mais il reste depuis quelque chose à régler, comme un billet ou un remboursement. Votre compte indique quoi ; refaites ensuite la demande.',
    passkey_added: 'une clé d’accès a été ajoutée à votre compte. Elle ouvre désormais votre compte.',
    passkey_removed: 'une clé d’accès a été retirée de votre compte. Elle n’ouvre plus votre compte.',
    identity_linked: 'un compte que vous avez ailleurs, par exemple chez Google ou Microsoft, ouvre désormais votre compte ici.',
    identity_unlinked: 'un compte que vous avez ailleurs n’ouvre plus votre compte ici.',
  },
  where: (device, network, moment) =>
    `${device?.replace(' on ', ' sur ') ?? 'Un appareil inconnu'}, adresse réseau ${network}, le ${moment}`,
  wasYou:
    'C’était vous ? Il n’y a alors rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe : toutes les autres sessions seront fermées.',
  action: 'Voir votre compte',
};

export const noticedWords: Readonly<Record<Language, NoticedWords>> = { en, de, fr };
