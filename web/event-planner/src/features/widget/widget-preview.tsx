import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';

const Height = z.object({ type: z.literal('event-planner:height'), height: z.number().min(0).max(10_000) });
const usualHeight = 420;

/** The frame itself, as high as it says it is. */
export function WidgetPreview({ address }: { readonly address: string }) {
  const { t } = useTranslation('organizing');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(usualHeight);
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
      const told = Height.safeParse(data).data;
      if (source === frame.current?.contentWindow && origin === window.location.origin && told !== undefined) setHeight(told.height);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  return (
    <iframe
      ref={frame}
      key={address}
      src={address}
      title={t('widget.preview')}
      height={height}
      loading="lazy"
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
      className="w-full rounded-control border border-line"
    />
  );
}
