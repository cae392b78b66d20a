/** The commands of the palette and of the panel's context menu that the panel itself carries out. */
import type { PanelAction } from '../../protocol/preview-messages';

export const panelCommands: Readonly<Record<string, PanelAction>> = {
  'vpcTrace.nextStep': 'next-step',
  'vpcTrace.previousStep': 'previous-step',
  'vpcTrace.previousQuestion': 'back',
  'vpcTrace.nextQuestion': 'forward',
  'vpcTrace.toggleWayBack': 'toggle-reply',
  'vpcTrace.compare': 'compare',
  'vpcTrace.copyMermaid': 'copy-mermaid',
  'vpcTrace.copyMarkdown': 'copy-markdown',
  'vpcTrace.copyPicture': 'copy-picture',
  'vpcTrace.saveSvg': 'save-svg',
  'vpcTrace.savePng': 'save-png',
};
