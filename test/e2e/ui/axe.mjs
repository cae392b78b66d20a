// What is wrong with the panel's page for people who can't see, point or tell colours well, found in the real editor.
import axe from 'axe-core';

/** Contrast that WCAG asks of text of ordinary size (1.4.3). */
const ENOUGH = 4.5;

/**
 * Lines to read, none when all is well: axe's rules for WCAG 2 (A and AA) and its best practices; and the contrast of text
 * inside the picture, which axe leaves out.
 */
export async function violations(editor) {
  const frame = await panelFrame(editor.page);
  // What fades or glides has its colours only when it is there.
  await frame.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
  // Evaluated from outside, not by the page: its content security policy lets no script in.
  await frame.evaluate(`window.axe ?? ${axe.source}`);
  const [found, faint] = [await frame.evaluate(runAxe), await frame.evaluate(faintText, ENOUGH)];
  return [...found, ...faint];
}

async function runAxe() {
  const { violations: found } = await window.axe.run(document, { resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n    ${failureSummary}`),
  );
}

/** Text in pictures that stands out too little from what is painted below it. */
async function faintText(enough) {
  const channels = (colour) => (/[\d.]+/g[Symbol.match](colour) ?? []).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const holdsText = ({ childNodes }) => [...childNodes].some((each) => each.nodeType === 3 && each.data.trim() !== '');
  const isSolid = (colour) => /^rgb\(/.test(colour);
  /** The first thing below the text that is painted all over. */
  const behind = (text) => {
    const { left, top, width, height } = text.getBoundingClientRect();
    for (const element of document.elementsFromPoint(left + width / 2, top + height / 2)) {
      const { fill, backgroundColor } = getComputedStyle(element);
      if (element.closest('text')) continue;
      const colour = element instanceof SVGElement && element.tagName !== 'svg' ? fill : backgroundColor;
      if (element.tagName !== 'g' && isSolid(colour)) return colour;
    }
    return undefined;
  };
  const lines = [];
  let looked = 0;
  const scrolled = [window.scrollX, window.scrollY];
  for (const text of document.querySelectorAll('.stage svg text')) {
    if (text.textContent.trim() === '') continue;
    text.scrollIntoView({ block: 'center', behavior: 'instant' });
    const below = behind(text);
    if (below === undefined) continue; // moved out of the frame
    looked++;
    const holders = [text, ...text.querySelectorAll('tspan')].filter(holdsText);
    const inks = new Set(holders.map((each) => getComputedStyle(each).fill));
    for (const ink of inks) {
      const [light, dark] = [luminance(channels(ink)), luminance(channels(below))].sort((a, b) => b - a);
      const contrast = (light + 0.05) / (dark + 0.05);
      if (contrast < enough) lines.push(`contrast ${contrast.toFixed(2)}: '${text.textContent}' ${ink} on ${below}`);
    }
  }
  window.scrollTo(...scrolled);
  if (looked === 0) lines.push('no text was found in the picture');
  return lines;
}

/** The page inside the webview, which is a frame in a frame. */
async function panelFrame(page) {
  const outer = await (await page.waitForSelector('iframe.webview.ready')).contentFrame();
  return (await outer.waitForSelector('iframe#active-frame')).contentFrame();
}
