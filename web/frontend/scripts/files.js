// Photos and files: uploaded as they are chosen or dropped, shown with their progress, taken out again.
// Without a script the form brings them itself; the server keeps, checks and refuses in both cases.
const AT_ONCE = 2;

const waiting = [];
let going = 0;

const next = () => {
  while (going < AT_ONCE && waiting.length) {
    going += 1;
    waiting.shift()().finally(() => {
      going -= 1;
      next();
    });
  }
};

const changed = (box) => box.dispatchEvent(new Event('input', { bubbles: true })); // the draft is saved with it

const tell = (box, text) => {
  const line = box.querySelector('[data-files-error]');
  line.textContent = text;
  line.hidden = !text;
};

// the item that stands in for a file until the server answers
const placeholder = (box, file) => {
  const item = document.createElement('li');
  item.className = 'photo going';
  const face = document.createElement('span');
  face.className = 'face';
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', file.name);
  const what = document.createElement('span');
  what.className = 'what';
  const name = document.createElement('b');
  name.textContent = file.name;
  const said = document.createElement('small');
  said.textContent = box.dataset.going;
  what.append(name, said);
  face.append(bar);
  item.append(face, what);
  box.querySelector('.photos').append(item);
  return { item, bar, said, face };
};

const send = (box, file, shown) =>
  new Promise((done) => {
    const query = new URLSearchParams({ name: file.name, field: box.dataset.files, accept: box.querySelector('input[type=file]').accept });
    const request = new XMLHttpRequest();
    request.open('POST', `${box.dataset.upload}?${query}`);
    request.setRequestHeader('X-CSRFToken', box.closest('form').elements.csrf_token.value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
    });
    const failed = (text, again) => {
      shown.item.classList.add('failed');
      shown.said.textContent = text || box.dataset.failed;
      shown.bar.remove();
      shown.item.append(button(again ? box.dataset.again : box.dataset.remove, again ? () => retry(box, file, shown) : null, shown.item));
      done();
    };
    request.addEventListener('load', () => {
      const html = request.status === 200 && !request.responseURL.includes('/sign-in');
      if (!html) {
        const plain = request.status === 422 || request.status === 507 ? request.responseText : '';
        failed(request.status === 413 ? box.dataset.tooLarge : plain, !plain && request.status !== 413);
        return;
      }
      const part = document.createRange().createContextualFragment(request.responseText).querySelector('li');
      const hash = part?.querySelector('input')?.value.slice(0, 64);
      const twin = [...box.querySelectorAll('input[type=hidden]')].some((input) => input.value.startsWith(hash));
      if (twin) shown.item.remove();
      else if (part) shown.item.replaceWith(part);
      changed(box);
      done();
    });
    request.addEventListener('error', () => failed('', true));
    request.addEventListener('abort', () => failed('', true));
    request.send(file);
  });

const retry = (box, file, shown) => {
  shown.item.remove();
  add(box, [file]);
};

const button = (label, act, item) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn sm';
  made.textContent = label;
  made.addEventListener('click', act ?? (() => item.remove()));
  return made;
};

const add = (box, files) => {
  tell(box, '');
  for (const file of files) {
    const here = box.querySelectorAll('.photo:not(.failed)').length;
    if (here >= Number(box.dataset.most)) {
      tell(box, box.dataset.tooMany);
      return;
    }
    const shown = placeholder(box, file);
    if (file.size > Number(box.dataset.largest)) {
      shown.item.classList.add('failed');
      shown.said.textContent = box.dataset.tooLarge;
      shown.bar.remove();
      shown.item.append(button(box.dataset.remove, null, shown.item));
    } else {
      waiting.push(() => send(box, file, shown));
    }
  }
  next();
};

const boxOf = (event) => (event.target instanceof Element ? event.target.closest('[data-files]') : null);

document.addEventListener('change', (event) => {
  const box = boxOf(event);
  if (!box || event.target.type !== 'file') return;
  const files = [...event.target.files];
  event.target.value = ''; // they are sent one by one, not once more with the form
  add(box, files);
});

document.addEventListener('click', (event) => {
  const pressed = event.target instanceof Element ? event.target.closest('[data-files] .drop') : null;
  if (!pressed) return;
  event.preventDefault();
  const box = pressed.closest('[data-files]');
  pressed.closest('li').remove();
  tell(box, '');
  changed(box);
  box.querySelector('input[type=file]').focus();
});

for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const box = boxOf(event);
    for (const other of document.querySelectorAll('[data-files].over')) other.classList.toggle('over', other === box && kind !== 'drop');
    if (!box || ![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
    if (kind === 'dragover' || kind === 'drop') event.preventDefault();
    box.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') add(box, [...event.dataTransfer.files]);
  });
}

// a form waits for what is still on its way; captured, so that no other listener takes it for sent
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!form.querySelector('[data-files] .going:not(.failed)')) return;
    event.preventDefault();
    event.stopPropagation();
    const submitter = event.submitter;
    submitter?.setAttribute('aria-busy', 'true');
    const look = setInterval(() => {
      if (form.querySelector('[data-files] .going:not(.failed)')) return;
      clearInterval(look);
      submitter?.removeAttribute('aria-busy');
      if (!form.querySelector('[data-files] .failed')) form.requestSubmit(submitter);
    }, 150);
  },
  true,
);
