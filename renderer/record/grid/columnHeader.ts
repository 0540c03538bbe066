import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community';

/** What a heading is told besides what the grid tells it. */
export interface HeadingParams {
  /** What its button is called. */
  readonly menuLabel: string;
  /** Opens the menu of the column below that place. */
  readonly openMenu: (name: string, at: DOMRect) => void;
}

/**
 * A heading with the button of its menu. The button is for the mouse alone: with the keyboard the menu opens by
 * Alt+↓ on the heading, and a name read twice would only be noise.
 */
export class ColumnHeading implements IInnerHeaderComponent {
  private readonly gui = document.createElement('span');
  private readonly words = document.createElement('span');

  init(params: IHeaderParams & HeadingParams): void {
    this.gui.className = 'heading';
    this.words.className = 'heading-words';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'heading-menu';
    button.tabIndex = -1;
    button.title = params.menuLabel;
    button.setAttribute('aria-hidden', 'true');
    // The heading itself sorts on click and moves on drag: neither is meant here.
    for (const name of ['mousedown', 'pointerdown', 'touchstart'])
      button.addEventListener(name, (event) => event.stopPropagation());
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      params.openMenu(params.column.getColId(), button.getBoundingClientRect());
    });
    this.gui.append(this.words, button);
    this.refresh(params);
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: IHeaderParams): boolean {
    this.words.textContent = params.displayName;
    this.words.title = params.displayName;
    return true;
  }
}
