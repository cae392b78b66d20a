/** The views as tabs: one is selected, arrow keys move between those that can be had. */
import type { ViewKind } from '../protocol/lsp-extensions';
import { isUsable, placeByKey, setUsable } from './dom';

export class ViewTabs {
  private readonly tabs: readonly HTMLElement[];

  constructor(
    list: HTMLElement,
    private readonly panel: HTMLElement,
    choose: (kind: ViewKind) => void,
  ) {
    this.tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    list.addEventListener('click', ({ target }) => {
      const tab = (target as Element).closest<HTMLElement>('[role=tab]');
      if (tab && isUsable(tab)) choose(kindOf(tab));
    });
    list.addEventListener('keydown', (event) => {
      const usable = this.tabs.filter(isUsable);
      const next = placeByKey(event.key, usable.indexOf(document.activeElement as HTMLElement), usable.length);
      const tab = next === undefined ? undefined : usable[next];
      if (!tab) return;
      event.preventDefault();
      tab.focus();
      choose(kindOf(tab));
    });
  }

  /** `kinds`: those that can be had. The selected one stays usable, so that the tabs keep their place in the focus order. */
  show(selected: ViewKind, kinds: readonly ViewKind[]): void {
    for (const tab of this.tabs) {
      const isSelected = kindOf(tab) === selected;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      setUsable(tab, isSelected || kinds.includes(kindOf(tab)));
      if (isSelected) this.panel.setAttribute('aria-labelledby', tab.id);
    }
  }
}

const kindOf = (tab: HTMLElement): ViewKind => tab.dataset.kind as ViewKind;
