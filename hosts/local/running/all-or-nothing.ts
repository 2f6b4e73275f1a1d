/** Waits for all, also when one fails, so that nothing is still starting when its failure is dealt with. Throws the first failure. */
export async function allOrNothing<const Results extends readonly unknown[]>(works: {
  readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  const failed = (await Promise.allSettled(works)).find(result => result.status === 'rejected');
  if (failed) throw failed.reason;
  return Promise.all(works);
}
