import { Camera as CameraIcon, CameraOff, Flashlight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { createQrReader } from './qr-reader.ts';
import { createSightings } from './sightings.ts';

const pauseMs = 120;

/** Reads the codes that are held before the camera. */
export function Camera({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useTranslation('door');
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const { torch, light } = useCamera({ video, running, onCode, onFail: () => (setFailed(true), setRunning(false)) });
  return (
    <div className="space-y-3">
      {running && (
        <div className="relative overflow-hidden rounded-card bg-black">
          <video ref={video} muted playsInline aria-label={t('scan.pointed')} className="aspect-square max-h-[50vh] w-full object-cover" />
          <div aria-hidden className="pointer-events-none absolute inset-[15%] rounded-card border-4 border-white/70" />
        </div>
      )}
      {failed && <Notice tone="warning">{t('scan.noCamera')}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button
          look={running ? 'secondary' : 'primary'}
          size="large"
          className="grow"
          onClick={() => (setFailed(false), setRunning(!running))}
        >
          {running ? <CameraOff aria-hidden className="size-5" /> : <CameraIcon aria-hidden className="size-5" />}
          {t(running ? 'scan.stop' : 'scan.camera')}
        </Button>
        {running && torch !== undefined && (
          <Button look="secondary" size="large" aria-pressed={torch} onClick={() => void light(!torch)}>
            <Flashlight aria-hidden className="size-5" />
            {t('scan.torch')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface CameraUse {
  readonly video: React.RefObject<HTMLVideoElement | null>;
  readonly running: boolean;
  readonly onCode: (code: string) => void;
  readonly onFail: () => void;
}

function useCamera({ video, running, onCode, onFail }: CameraUse) {
  const latest = useRef({ onCode, onFail });
  latest.current = { onCode, onFail };
  const track = useRef<MediaStreamTrack>(undefined);
  /** Undefined where there is no light. */
  const [torch, setTorch] = useState<boolean>();
  useEffect(() => {
    if (!running) return;
    let ended = false;
    let stream: MediaStream | undefined;
    const watch = async (): Promise<void> => {
      const [read, opened] = await Promise.all([
        createQrReader(),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
      ]);
      stream = opened;
      const element = video.current;
      if (ended || !element) return stop(stream);
      track.current = stream.getVideoTracks()[0];
      if (track.current && 'torch' in track.current.getCapabilities()) setTorch(false);
      element.srcObject = stream;
      await element.play();
      const isNew = createSightings();
      while (!ended) {
        const code = await read(element).catch(() => undefined);
        if (code !== undefined && code !== '' && isNew(code, Date.now())) latest.current.onCode(code);
        await new Promise(resolve => setTimeout(resolve, pauseMs));
      }
    };
    watch().catch(() => latest.current.onFail());
    return () => {
      ended = true;
      setTorch(undefined);
      if (stream) stop(stream);
    };
  }, [running, video]);
  const light = async (on: boolean): Promise<void> => {
    await track.current?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
    setTorch(on);
  };
  return { torch, light };
}

const stop = (stream: MediaStream): void => stream.getTracks().forEach(one => one.stop());
