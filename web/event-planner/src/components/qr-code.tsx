import { create } from 'qrcode';
import { useMemo } from 'react';

const quietZone = 2;

/** A QR code as one path: sharp at every size, and nothing to load. Black on white in every theme, as scanners like it. */
export function QrCode({ text, label, className }: { readonly text: string; readonly label: string; readonly className?: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  const full = size + 2 * quietZone;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quietZone} ${-quietZone} ${full} ${full}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect x={-quietZone} y={-quietZone} width={full} height={full} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const dark = Array.from(modules.data).flatMap((module, i) =>
    module === 0 ? [] : [`M${i % modules.size} ${Math.floor(i / modules.size)}h1v1h-1z`],
  );
  return { size: modules.size, path: dark.join('') };
}
