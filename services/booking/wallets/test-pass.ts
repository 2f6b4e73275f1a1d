import { createHash, type KeyObject, verify } from 'node:crypto';
import forge from 'node-forge';

/** The files of an archive that is stored as it is, as passes are. */
export function filesIn(zip: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [size, nameLength, extraLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const begins = at + 30 + nameLength + extraLength;
    files.set(zip.toString('utf8', at + 30, at + 30 + nameLength), zip.subarray(begins, begins + size));
    at = begins + size;
  }
  return files;
}

/** `pass.json` of a pass as a phone accepts it: every file as the manifest says, and the manifest signed by the key. Throws otherwise. */
export function readPass(zip: Buffer, key: KeyObject) {
  const files = filesIn(zip);
  const file = (name: string): Buffer => {
    const found = files.get(name);
    if (!found) throw new Error(`the pass has no ${name}`);
    return found;
  };
  const manifest: Record<string, string> = JSON.parse(file('manifest.json').toString());
  for (const [name, hash] of Object.entries(manifest))
    if (createHash('sha1').update(file(name)).digest('hex') !== hash) throw new Error(`${name} is not what the manifest says`);
  const unsigned = [...files.keys()].filter(name => !(name in manifest) && name !== 'manifest.json' && name !== 'signature');
  if (unsigned.length > 0) throw new Error(`the manifest leaves out ${unsigned.join()}`);
  if (!isSigned(file('manifest.json'), file('signature'), key)) throw new Error('the signature is not the key’s');
  return { pass: JSON.parse(file('pass.json').toString()), names: [...files.keys()] };
}

/** By a detached PKCS #7 signature over attributes, one of which is the content's hash. */
function isSigned(content: Buffer, signature: Buffer, key: KeyObject): boolean {
  const { asn1, pkcs7 } = forge;
  const message = pkcs7.messageFromAsn1(asn1.fromDer(signature.toString('binary'))) as unknown as {
    readonly rawCapture: {
      readonly authenticatedAttributes: forge.asn1.Asn1[];
      readonly signature: string;
      readonly digestAlgorithm: string;
    };
  };
  const { authenticatedAttributes, signature: signed, digestAlgorithm } = message.rawCapture;
  const hash = forge.pki.oids[asn1.derToOid(digestAlgorithm)] ?? '';
  const attributes = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, authenticatedAttributes);
  const bytes = Buffer.from(asn1.toDer(attributes).getBytes(), 'binary');
  return bytes.includes(createHash(hash).update(content).digest()) && verify(hash, bytes, key, Buffer.from(signed, 'binary'));
}
