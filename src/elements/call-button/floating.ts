/** Keeps so far from the edges, in px. */
const EDGE = 8;
const STEP = 24;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Lets a window that is fixed to the page be moved by its handle: pointer, touch, and arrow keys. */
export function makeMovable(box: HTMLElement, handle: HTMLElement): void {
  const move = (left: number, top: number): void => {
    const { offsetWidth, offsetHeight } = box;
    const within = (at: number, most: number): string => `${Math.max(EDGE, Math.min(at, most - EDGE))}px`;
    box.style.inset = 'auto';
    box.style.left = within(left, innerWidth - offsetWidth);
    box.style.top = within(top, innerHeight - offsetHeight);
  };
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    handle.setPointerCapture(down.pointerId);
    const { left, top } = box.getBoundingClientRect();
    const follow = ({ clientX, clientY }: PointerEvent): void =>
      move(left + clientX - down.clientX, top + clientY - down.clientY);
    handle.addEventListener('pointermove', follow);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', follow), {
      once: true,
    });
  });
  handle.addEventListener('keydown', (event) => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    move(left + by[0], top + by[1]);
  });
}
