/** Hands a file to the browser to keep. */
export function writeFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; without this the blob would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export const fileName = (plan: string, ending: string): string =>
  `${plan.replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ').trim() || 'plan'}.${ending}`;
