import { ElMessageBox } from 'element-plus';
import { defineComponent, h } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { useImportResume } from '../../../../../renderer/features/imports/useImportResume';
import { useOpenImport } from '../../../../../renderer/features/imports/useOpenImport';
import { useToasts } from '../../../../../renderer/stores/toasts';
import { fakeBridge, Refused } from '../../../../support/fakeBridge';
import { mountInWindow, settled } from '../../../../support/mountInWindow';

/** Goes on with a draft whose file is gone, without the look of the page. */
function goOn(): void {
  mountInWindow(
    defineComponent({
      setup() {
        const { resume } = useImportResume(useOpenImport(), () => Promise.resolve());
        void resume('draft');
        return () => h('div');
      },
    }),
  );
}

async function answer(button: string): Promise<void> {
  await settled();
  document.querySelector<HTMLElement>(`.el-message-box ${button}`)?.click();
  await settled();
}

describe('an import that was begun and whose file is gone', () => {
  beforeEach(() => {
    ElMessageBox.close();
    document.body.innerHTML = '';
    fakeBridge({
      'imports.resumeDraft': () => {
        throw new Refused({ code: 'fileMissing' });
      },
      'imports.choose': () => {
        throw new Refused({ code: 'internal' });
      },
    });
  });

  it('says so when the file cannot be chosen either', async () => {
    goOn();
    await answer('.el-button--primary');
    expect(useToasts().toasts.map(({ tone }) => tone)).toEqual(['bad']);
  });

  it('says nothing when the question is left', async () => {
    goOn();
    await answer('.el-button:not(.el-button--primary)');
    expect(useToasts().toasts).toEqual([]);
  });
});
