/** A button on every block of code that copies it. */
export function offerCopies(): void {
  for (const figure of document.querySelectorAll('figure.code')) {
    const code = figure.querySelector('code');
    if (!code) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(code.textContent ?? '').then(
        () => say(button, 'Copied'),
        () => say(button, 'Not allowed'),
      );
    });
    figure.append(button);
  }
}

function say(button: HTMLButtonElement, word: string): void {
  button.textContent = word;
  button.setAttribute('aria-live', 'polite');
  setTimeout(() => (button.textContent = 'Copy'), 2_000);
}
