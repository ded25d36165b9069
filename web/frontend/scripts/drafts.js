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
    let answer;
    try {
      answer = await fetch(form.dataset.draft, { method: 'POST', body: content(), keepalive: leaving, headers: { 'HX-Request': 'true' } });
    } catch {
      dirty = true;
      timer = setTimeout(save, 5 * WAIT);
      if (!leaving) document.body.classList.add('is-offline'); // a line on the page says that nothing is saved just now
      return;
    }
    document.body.classList.remove('is-offline');
    const told = (answer.ok && !answer.redirected) || answer.status === 422; // 422: too long to be kept
    if (told && line) line.textContent = await answer.text();
    if (!told) dirty = true; // signed out, for one: sending the form says so and keeps what was typed
  };
  form.addEventListener('input', (event) => {
    if (event.target.type === 'password') return;
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  });
  form.addEventListener('submit', async (event) => {
    clearTimeout(timer);
    if (document.body.classList.contains('is-offline')) {
      // sending would leave the page for an error of the browser, and what was typed would be gone
      event.preventDefault();
      dirty = true;
      await save();
      if (!document.body.classList.contains('is-offline')) form.requestSubmit(event.submitter);
      return;
    }
    dirty = false; // the server keeps what is sent; saving it again on leaving would bring back a draft that is done with
  });
  addEventListener('pagehide', () => save(true));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true));
}
