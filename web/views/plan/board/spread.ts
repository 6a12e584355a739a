/** The plan as a saved picture has it: all of it, where the page shows what is in sight. */

const MARGIN = 28;
/** Browsers draw no picture that is much wider; it is drawn at twice its size. */
const WIDEST = 7_000;
const DRAWN = '.react-flow__node, .react-flow__edge path, .react-flow__edgelabel-renderer > *';

/** In a copy of the canvas, moves everything into a frame that is large enough for it. */
export function spreadPlan(copy: HTMLElement): void {
  const flow = copy.querySelector<HTMLElement>('.react-flow');
  const viewport = flow?.querySelector<HTMLElement>('.react-flow__viewport');
  const frame = flow?.parentElement;
  if (!frame || !viewport) return;
  frame.dataset.far = 'false';
  frame.style.setProperty('--zoom', '1');
  viewport.style.transform = 'none';
  const from = viewport.getBoundingClientRect();
  const boxes = [...viewport.querySelectorAll(DRAWN)].map((part) => part.getBoundingClientRect());
  if (boxes.length === 0) return;
  const left = Math.min(...boxes.map((box) => box.left)) - from.left;
  const top = Math.min(...boxes.map((box) => box.top)) - from.top;
  const width = Math.max(...boxes.map((box) => box.right)) - from.left - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - from.top - top;
  const zoom = Math.min(1, WIDEST / Math.max(width, height));
  viewport.style.transform = `translate(${MARGIN - left * zoom}px, ${MARGIN - top * zoom}px) scale(${zoom})`;
  frame.style.width = `max(100%, ${zoom * width + 2 * MARGIN}px)`;
  frame.style.height = `${zoom * height + 2 * MARGIN}px`;
}
