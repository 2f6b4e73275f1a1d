/** Heard and felt, for whoever looks at people and not at the screen: high and short for yes, low and long for no. */
export function signal(good: boolean): void {
  navigator.vibrate?.(good ? 80 : [200, 100, 200]);
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = good ? 880 : 220;
    tone.type = good ? 'sine' : 'square';
    volume.gain.value = 0.15;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (good ? 0.12 : 0.45));
    tone.addEventListener('ended', () => void audio.close());
  } catch {
    // No sound here: the screen says it.
  }
}
