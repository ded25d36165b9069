// The interactive viewer of bpmn.io: moves, zooms, shows the same states as the drawing. Its watermark stays.
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '../styles/viewer.css';

export async function open(button) {
  const place = document.getElementById(button.getAttribute('aria-controls'));
  if (button.dataset.style) {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: button.dataset.style });
    document.head.append(link);
    await new Promise((done) => { link.onload = done; link.onerror = done; });
  }
  const drawing = place.querySelector('svg');
  const states = [...drawing.querySelectorAll('[data-id]')].map((node) => [node.dataset.id, node.getAttribute('class')]);
  const xml = new DOMParser().parseFromString(await (await fetch(button.dataset.source)).text(), 'text/xml');
  for (const node of drawing.querySelectorAll('[data-id][data-name]')) {
    xml.querySelector(`[id="${node.dataset.id}"]`)?.setAttribute('name', node.dataset.name);
  }
  const height = Math.max(320, Math.min(640, place.getBoundingClientRect().height));
  const canvasBox = document.createElement('div');
  canvasBox.className = 'viewer';
  place.replaceChildren(canvasBox);
  canvasBox.style.height = `${height}px`;
  const viewer = new Viewer({ container: canvasBox });
  await viewer.importXML(new XMLSerializer().serializeToString(xml));
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  for (const [id, state] of states) if (registry.get(id) && state) state.split(' ').forEach((one) => canvas.addMarker(id, `is-${one}`));
  canvas.zoom('fit-viewport', 'auto');
  button.hidden = true;
}
