/** The picture of a trace as an SVG file, drawn without a browser. */
import { finishSvg } from '../core/diagram/finish-svg';
import { explanationOf, pictureOf } from '../core/diagram/mermaid';
import { within } from '../core/diagram/shorten';
import { writeDot } from '../core/diagram/write-dot';
import type { Trace } from '../core/engine/trace';
import type { Io } from './io';

export async function svgOf(trace: Trace, { drawDot }: Pick<Io, 'drawDot'>): Promise<string> {
  const picture = pictureOf(trace);
  const { text, lanes } = within(picture.lanes, (shown) => writeDot({ ...picture, lanes: shown }, 'wide'));
  const nodes = lanes.flatMap((lane) => lane.nodes);
  const explanations = new Map(nodes.map((node) => [node.id, explanationOf(node)]));
  return finishSvg(await drawDot(text), { ...picture, explanations });
}
