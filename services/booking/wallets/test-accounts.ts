import { createPublicKey } from 'node:crypto';
import forge from 'node-forge';

const { pki } = forge;

function issue(
  name: string,
  keys: forge.pki.rsa.KeyPair,
  by?: { readonly certificate: forge.pki.Certificate; readonly key: forge.pki.rsa.PrivateKey },
) {
  const certificate = pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2030-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2031-01-01T00:00:00Z');
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(by?.certificate.subject.attributes ?? subject);
  certificate.sign(by?.key ?? keys.privateKey, forge.md.sha256.create());
  return certificate;
}

const makeKeys = (): forge.pki.rsa.KeyPair => pki.rsa.generateKeyPair({ bits: 2048 });

/** Accounts of both wallets, with an authority of our own in the place of Apple's. */
export function testAccounts() {
  const [authorityKeys, keys] = [makeKeys(), makeKeys()];
  const authority = issue('An authority', authorityKeys);
  const certificate = issue('A pass type', keys, { certificate: authority, key: authorityKeys.privateKey });
  const privateKey = pki.privateKeyToPem(keys.privateKey);
  return {
    apple: {
      passTypeIdentifier: 'pass.example.tickets',
      teamIdentifier: 'ABCDE12345',
      certificate: pki.certificateToPem(certificate),
      privateKey,
      authority: pki.certificateToPem(authority),
    },
    google: { issuerId: '3388000000012345678', clientEmail: 'wallet@project.iam.gserviceaccount.com', privateKey },
    anotherKey: pki.privateKeyToPem(authorityKeys.privateKey),
    publicKey: createPublicKey(pki.publicKeyToPem(keys.publicKey)),
  };
}
