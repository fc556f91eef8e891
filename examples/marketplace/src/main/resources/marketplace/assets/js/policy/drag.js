/** Rows that are dragged by a handle with any pointer. The list's order changes when the row is let go; Escape puts it back. */

const EDGE_PX = 70;
const STEP_PX = 14;

/** Lets the rows of a list be dragged by elements that match `handle`; `onDrop(row, place)` is told where one was let go. */
export function draggable(list, handle, onDrop) {
  list.addEventListener('pointerdown', (event) => {
    const grip = event.target.closest(handle);
    if (grip && event.button === 0) {
      event.preventDefault();
      drag(list, grip, event, onDrop);
    }
  });
}

function drag(list, grip, start, onDrop) {
  const row = grip.closest('li');
  const home = row.nextElementSibling;
  const from = [...list.children].indexOf(row);
  let pointerY = start.clientY;
  let frame = 0;
  grip.setPointerCapture(start.pointerId);
  row.classList.add('dragged');
  list.classList.add('dragging');

  function follow(event) {
    pointerY = event.clientY;
    place();
  }
  /** The row is passed by those whose middle the pointer has passed. It stays in the page itself, or it would lose the pointer. */
  function place() {
    while (row.previousElementSibling && pointerY < middle(row.previousElementSibling)) {
      row.after(row.previousElementSibling);
    }
    while (row.nextElementSibling && pointerY > middle(row.nextElementSibling)) {
      row.before(row.nextElementSibling);
    }
  }
  function scroll() {
    const by = pointerY < EDGE_PX ? -STEP_PX : pointerY > innerHeight - EDGE_PX ? STEP_PX : 0;
    if (by !== 0) {
      scrollBy(0, by);
      place();
    }
    frame = requestAnimationFrame(scroll);
  }
  function end(keeps) {
    cancelAnimationFrame(frame);
    grip.removeEventListener('pointermove', follow);
    grip.removeEventListener('pointerup', drop);
    grip.removeEventListener('pointercancel', cancel);
    document.removeEventListener('keydown', escape);
    row.classList.remove('dragged');
    list.classList.remove('dragging');
    const to = [...list.children].indexOf(row);
    if (!keeps) {
      list.insertBefore(row, home);
    } else if (to !== from) {
      onDrop(row, to);
    }
  }
  const drop = () => end(true);
  const cancel = () => end(false);
  function escape(event) {
    if (event.key === 'Escape') {
      cancel();
    }
  }
  grip.addEventListener('pointermove', follow);
  grip.addEventListener('pointerup', drop);
  grip.addEventListener('pointercancel', cancel);
  document.addEventListener('keydown', escape);
  scroll();
}

function middle(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}
