import { provider } from './provider.js';

/**
 * A page of the provider's, or of the card's bank, in a dialog over the shop's. Resolves with what it says, or undefined when it was closed.
 * The browser keeps the focus in it and gives it back.
 */
export function openDialog(url, title) {
  const { promise, resolve } = Promise.withResolvers();
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', title);
  dialog.style.cssText =
    'box-sizing:border-box;width:min(26rem,calc(100vw - 1.5rem));height:min(34rem,calc(100dvh - 1.5rem));margin:auto;padding:0;border:1px solid rgb(128 128 128 / 50%);border-radius:1rem;overflow:hidden;box-shadow:0 1rem 4rem rgb(0 0 0 / 40%)';
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = url;
  frame.style.cssText = 'display:block;width:100%;height:100%;border:0';
  const onMessage = event => {
    if (event.source === frame.contentWindow && event.origin === provider && event.data?.kind === 'said') end(event.data.said);
  };
  const end = said => {
    removeEventListener('message', onMessage);
    dialog.close();
    dialog.remove();
    resolve(said);
  };
  addEventListener('message', onMessage);
  dialog.addEventListener('cancel', () => end(undefined));
  dialog.append(frame);
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
