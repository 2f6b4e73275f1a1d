import { setImmediate } from 'node:timers/promises';
import { PKPass } from 'passkit-generator';
import type { AppleWallet } from './configuration.ts';
import { icons } from './icons.ts';
import { type Admission, fieldsOf, passOf } from './rules.ts';

export interface WalletFile {
  readonly bytes: Buffer;
  readonly contentType: string;
}

export interface AppleWalletPasses {
  one(admission: Admission): WalletFile;
  /** All in one file, which a phone adds at once. */
  several(admissions: readonly Admission[]): Promise<WalletFile>;
}

/** Passes of our pass type, signed by its certificate. */
export function createApplePasses({ passTypeIdentifier, teamIdentifier, ...keys }: AppleWallet): AppleWalletPasses {
  const certificates = {
    wwdr: keys.authority.toString(),
    signerCert: keys.certificate.toString(),
    signerKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  const passFor = (admission: Admission): PKPass => {
    const { ticket, details, logo } = admission;
    const files = { ...icons, ...(logo && { 'logo.png': Buffer.from(logo) }) };
    const pass = new PKPass(files, certificates, { ...passOf(admission), passTypeIdentifier, teamIdentifier, formatVersion: 1 });
    pass.type = 'eventTicket';
    const { primary, secondary, auxiliary, back } = fieldsOf(admission);
    pass.primaryFields.push(...primary);
    pass.secondaryFields.push(...secondary);
    pass.auxiliaryFields.push(...auxiliary);
    pass.backFields.push(...back);
    pass.setBarcodes({
      format: 'PKBarcodeFormatQR',
      message: ticket.code,
      messageEncoding: 'iso-8859-1',
      altText: details.booking.reference,
    });
    pass.setRelevantDate(details.event.startsAt);
    pass.setExpirationDate(new Date(details.event.endsAt.getTime() + keptHours * 3_600_000));
    return pass;
  };
  const fileOf = (bundle: Pick<PKPass, 'getAsBuffer' | 'mimeType'>): WalletFile => ({
    bytes: bundle.getAsBuffer(),
    contentType: bundle.mimeType,
  });
  return {
    one: admission => fileOf(passFor(admission)),
    async several(admissions) {
      const passes: PKPass[] = [];
      for (const admission of admissions) {
        passes.push(passFor(admission));
        // Each is signed by JavaScript: others get their turn in between.
        await setImmediate();
      }
      return fileOf(PKPass.pack(...passes));
    },
  };
}

/** How long a pass stays among those that count, after the event. */
const keptHours = 12;
