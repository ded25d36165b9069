// Forms: fields that come and go with others, and the running balance of lines. The server decides both again.
const DIGITS = 12;
const SCALE = 10n ** BigInt(DIGITS);
const language = document.documentElement.lang || 'en';

document.documentElement.classList.add('js');

// What an input says to a condition; a field that is not asked says nothing.
const answer = (form, name) => {
  const found = form.elements[name];
  if (!found) return '';
  const inputs = found instanceof RadioNodeList ? [...found] : [found];
  const asked = inputs.filter((input) => !input.closest('.when.off'));
  const ticks = asked.filter((input) => input.type === 'checkbox' || input.type === 'radio');
  if (ticks.length) return ticks.find((input) => input.checked)?.value ?? '';
  return asked[0]?.value ?? '';
};

const ask = (form) => {
  const fields = [...form.querySelectorAll('[data-when]')];
  // a field may wait for one that waits itself: look again until nothing changes
  for (let round = 0; round <= fields.length; round += 1) {
    let changed = false;
    for (const field of fields) {
      const now = field.dataset.when.split(' ').map((name) => answer(form, name));
      const asked = JSON.parse(field.dataset.whenAsked).some((row) => row.every((value, at) => value === now[at]));
      if (field.classList.contains('off') === asked) {
        field.classList.toggle('off', !asked);
        changed = true;
      }
    }
    if (!changed) break;
  }
};

// A number as people type it, in units of 10^-12, so that nothing is rounded; null when it is none.
const amount = (typed) => {
  let text = typed.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  text = text.replace(/\u3002/g, '.').replace(/[\s\u00a0\u202f']/g, '');
  const marks = text.replace(/[^.,]/g, '');
  if (marks.length > 1 || (marks === ',' && !language.startsWith('ru') && /^\d{1,3},\d{3}$/.test(text))) {
    const last = marks.at(-1);
    const groups = marks === last.repeat(marks.length);
    text = groups ? text.replaceAll(last, '') : text.replaceAll(last === ',' ? '.' : ',', '');
  }
  const found = /^(\d*)(?:[.,](\d{0,12}))?$/.exec(text);
  if (!found || !(found[1] || found[2])) return null;
  return BigInt(found[1] || 0) * SCALE + BigInt((found[2] ?? '').padEnd(DIGITS, '0'));
};

const written = (value) => {
  const text = `${value / SCALE}.${String(value % SCALE).padStart(DIGITS, '0')}`.replace(/\.?0+$/, '');
  return new Intl.NumberFormat(language, { maximumFractionDigits: DIGITS }).format(text);
};

const weigh = (box) => {
  const total = amount(box.dataset.balance);
  const output = box.querySelector('output');
  if (total === null || !output) return;
  const sum = [...box.querySelectorAll('[data-balance-part]')].reduce((all, input) => all + (amount(input.value) ?? 0n), 0n);
  const state = sum === total ? 'even' : sum < total ? 'short' : 'over';
  const left = sum < total ? total - sum : sum - total;
  for (const name of ['even', 'short', 'over']) box.classList.toggle(name, name === state);
  const said = box.dataset[state].replace('{n}', written(left));
  if (output.textContent !== said) output.textContent = said;
  for (const echo of document.querySelectorAll('[data-balance-echo]')) echo.textContent = said;
  const shown = box.querySelector('[data-balance-sum]');
  if (shown) shown.textContent = written(sum);
};

const look = (event) => {
  const form = event.target.form;
  if (form?.querySelector('[data-when]')) ask(form);
  const box = event.target.closest('[data-balance]');
  if (box) weigh(box);
};

const begin = (part) => {
  for (const form of part.querySelectorAll('form')) ask(form);
  for (const box of part.querySelectorAll('[data-balance]')) weigh(box);
};

document.addEventListener('input', look);
document.addEventListener('change', look);
document.addEventListener('htmx:load', (event) => begin(event.target));
begin(document);
// a browser that restores a page restores its fields after the script has run
addEventListener('pageshow', () => begin(document));
