// A half-filled form is kept by the server, two seconds after the last change and on leaving. Passwords are never sent.
const WAIT = 2000;

for (const form of document.querySelectorAll('form[data-draft]')) {
  const line = document.querySelector(form.dataset.draftLine ?? '[data-draft-state]');
  let timer = 0;
  let dirty = false;

  const content = () => {
    const data = new FormData(form);
    for (const field of form.querySelectorAll('input[type=password]')) data.delete(field.name);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return data;
  };
  const save = async (leaving = false) => {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: content(), keepalive: leaving, headers: { 'HX-Request': 'true' } });
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      if (line) line.textContent = await answer.text();
      document.body.classList.remove('is-offline');
    } catch {
      dirty = true;
      if (!leaving) timer = setTimeout(save, 5 * WAIT);
      document.body.classList.toggle('is-offline', !navigator.onLine);
    }
  };
  form.addEventListener('input', (event) => {
    if (event.target.type === 'password') return;
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    dirty = false; // the server keeps what is sent; saving it again on leaving would bring back a draft that is done with
  });
  addEventListener('pagehide', () => save(true));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true));
}
