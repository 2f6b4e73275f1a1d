import { useEffect, useState } from 'react';

interface Based<Whole> {
  /** What the form was filled from: its version is the one that a save replaces. */
  readonly base: Whole;
  readonly setBase: (base: Whole) => void;
}

/** A newer version that arrives while somebody writes is not taken over: saving it then would overwrite in silence what nobody has seen. */
export function useBase<Whole>(latest: Whole, isDirty: boolean, fill: (whole: Whole) => void): Based<Whole> {
  const [base, setBase] = useState(latest);
  useEffect(() => {
    if (isDirty || latest === base) return;
    setBase(latest);
    fill(latest);
  }, [latest]);
  return { base, setBase };
}
