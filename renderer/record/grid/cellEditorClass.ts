import { h, render, type AppContext, type VNode } from 'vue';
import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import type { Field } from '../../../db/schema/fields';
import CellEditor from './CellEditor.vue';
import type { GridRow } from './gridColumn';

/** What a column hands to its editor besides what the grid does. */
export interface EditorParams {
  readonly field: Field;
  readonly label: string;
  readonly read: (row: GridRow) => unknown;
}

interface Exposed {
  getValue(): unknown;
  focusIn(): void;
}

/**
 * An editor class for the grid that draws our field controls. It is drawn synchronously: the first key of a Chinese
 * input method must already find the cursor in the control, or its first letter is lost.
 */
export function cellEditorClass(context: AppContext): new () => ICellEditorComp<GridRow> {
  return class implements ICellEditorComp<GridRow> {
    private readonly gui = document.createElement('div');
    private node: VNode | undefined;
    private field: Field | undefined;

    init(params: ICellEditorParams<GridRow> & EditorParams): void {
      this.field = params.field;
      const key = params.eventKey;
      this.node = h(CellEditor, {
        field: params.field,
        label: params.label,
        startValue: params.read(params.data),
        startKey: key !== null && key !== undefined && [...key].length === 1 ? key : null,
        width: Math.max(params.column.getActualWidth(), params.field.kind === 'longText' ? 360 : 140),
        done: () => params.stopEditing(),
      });
      this.node.appContext = context;
      render(this.node, this.gui);
    }

    getGui(): HTMLElement {
      return this.gui;
    }

    getValue(): unknown {
      return this.exposed()?.getValue();
    }

    afterGuiAttached(): void {
      this.exposed()?.focusIn();
    }

    isPopup(): boolean {
      return this.field?.kind !== 'text' && this.field?.kind !== 'mail' && this.field?.kind !== 'url';
    }

    destroy(): void {
      render(null, this.gui);
    }

    private exposed(): Exposed | undefined {
      return (this.node?.component?.exposed as Exposed | null) ?? undefined;
    }
  };
}
