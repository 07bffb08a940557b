/** Theme, colours, direction and width of a live element, as the radio buttons above it say. */
export function followChoices(section: HTMLElement): void {
  const stage = section.querySelector<HTMLElement>('.demo-stage');
  const place = section.querySelector<HTMLElement>('.demo-place');
  if (!stage || !place) return;
  const chosen = (name: string): string =>
    section.querySelector<HTMLInputElement>(`input[name="demo-${name}"]:checked`)?.value ?? '';
  const apply = (): void => {
    stage.classList.toggle('call-soft', chosen('theme') === 'call-soft');
    stage.classList.toggle('call-sharp', chosen('theme') === 'call-sharp');
    stage.dataset['scheme'] = chosen('scheme');
    place.dir = chosen('dir') === 'rtl' ? 'rtl' : 'ltr';
    place.classList.toggle('narrow', chosen('width') === 'narrow');
  };
  section.addEventListener('change', apply);
  // A browser keeps what was chosen when it goes back to a page.
  apply();
}
