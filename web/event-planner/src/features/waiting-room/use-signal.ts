import { useState } from 'react';

/** A short, soft tone; browsers let it sound only once somebody has pressed something on the page. */
function sound(): void {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.15, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.8);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.8);
  tone.addEventListener('ended', () => void context.close());
}

/** Tells somebody who looks elsewhere: by a tone, and by a notification where that is allowed. Only if they asked for it. */
export function useSignal(text: string) {
  const [isOn, setOn] = useState(false);
  return {
    isOn,
    ask(): void {
      setOn(true);
      if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
    },
    give(): void {
      if (!isOn) return;
      sound();
      if ('Notification' in window && Notification.permission === 'granted' && document.hidden) show(text);
    },
  };
}

const show = (text: string): Notification => new Notification(text);
