import { saveFile } from '../../lib/save-file.ts';

/** A phone that has Apple's wallet asks at once whether to add what it opens; what it saves has to be looked for first. */
export function openPass(file: Blob, name: string): void {
  if (!/iPhone|iPad|iPod/.test(navigator.userAgent)) return saveFile(file, name);
  const address = URL.createObjectURL(file);
  window.location.assign(address);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
