import { computed, nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Field } from '../../../db/schema/fields';
import type { ProblemCode } from '../../../db/schema/problem';
import { currentLanguage } from '../../i18n/index';
import { useTags } from '../../stores/tags';
import { useTitles } from '../../stores/titles';
import type { EditorCell, RefusedWords, Settled, Sought } from './cellEditing';
import { askOptions, optionsAtOnce } from './editorOptions';
import {
  choiceOptions,
  problemOfValue,
  shapeOf,
  valueTyped,
  wordsToType,
  type EditorOption,
} from './editorValue';
import { useOptionSearch, type OptionSearch } from './useOptionSearch';

/** What an edit of a cell is, while it lasts. */
export interface CellEditing extends Pick<OptionSearch, 'options' | 'active' | 'isBusy' | 'walk'> {
  readonly cell: ShallowRef<EditorCell | null>;
  readonly words: Ref<string>;
  readonly problem: Ref<ProblemCode | undefined>;
  /** The entries put in so far, in fields that hold several. */
  readonly picked: Readonly<Ref<readonly EditorOption[]>>;
  /** Begins; answers the words the editor shows. `typed`: they were typed already. */
  readonly begin: (cell: EditorCell, typed: string | null) => string;
  readonly beginAgain: (cell: EditorCell, refused: RefusedWords) => void;
  readonly type: (words: string) => void;
  /** Puts an entry in or takes it out, in fields that hold several. */
  readonly toggle: (option: EditorOption) => void;
  /**
   * Enter in a field that holds several. `taken`: what was typed goes in, now or as soon as it is found, and the next
   * words may be typed at once; `done`: nothing was typed; `stays`: the words are no entry.
   */
  readonly enter: (handBack: (words: string) => void) => 'taken' | 'done' | 'stays';
  /** The edit as it stands when somebody leaves it. */
  readonly settle: () => Settled;
  /** The value of an option somebody chose. */
  readonly valueOf: (option: EditorOption) => Settled;
  readonly end: () => void;
}

/** An edit; it outlives its editor while the last words typed into it are looked for. */
interface Edit {
  readonly cell: EditorCell;
  readonly field: Field;
  readonly picked: Ref<readonly string[]>;
  /** How many words are looked for, and when the last of them is in. */
  takings: number;
  taken: Promise<void>;
  /** Words nothing was found for after the editor had gone on. */
  refused: RefusedWords | null;
}

/** The state of an edit inside a grid: what is typed, what is offered, what is wrong. Draws nothing. */
export function useCellEditing(failed: (thrown: unknown) => void): CellEditing {
  const edit = shallowRef<Edit | null>(null);
  const cell = shallowRef<EditorCell | null>(null);
  const words = ref('');
  const problem = ref<ProblemCode>();
  const search = useOptionSearch(failed);
  let isTyped = false;

  function begin(next: EditorCell, typed: string | null): string {
    const { field, value } = next;
    cell.value = next;
    problem.value = undefined;
    isTyped = typed !== null;
    edit.value = field ? newEdit(next, field) : null;
    const isList = edit.value !== null && isListOf(edit.value.field);
    words.value = typed ?? (field && !isList ? wordsToType(value, field) : '');
    if (isList) search.offer(next, words.value, false);
    return words.value;
  }

  function type(next: string): void {
    words.value = next;
    isTyped = true;
    problem.value = undefined;
    const now = edit.value;
    if (now && isListOf(now.field)) search.offer(now.cell, next, true);
  }

  function toggle(option: EditorOption): void {
    const now = edit.value;
    if (!now) return;
    const entry = String(option.value);
    if (now.picked.value.includes(entry))
      now.picked.value = now.picked.value.filter((other) => other !== entry);
    else put(now, entry);
    words.value = '';
    void nextTick(() => edit.value === now && search.offer(now.cell, words.value, false));
  }

  function enter(handBack: (words: string) => void): 'taken' | 'done' | 'stays' {
    const now = edit.value;
    const typed = words.value.trim();
    if (!now) return 'done';
    if (search.isPending()) {
      if (typed === '') return 'done';
      type('');
      takeLater(now, typed, handBack);
      return 'taken';
    }
    const option = search.options.value[search.active.value];
    if (option) toggle(option);
    else if (typed !== '') problem.value = 'choiceUnknown';
    return option ? 'taken' : typed === '' ? 'done' : 'stays';
  }

  /** Looks for words and puts in what they find, one after the other, in the order they were typed. */
  function takeLater(now: Edit, typed: string, handBack: (words: string) => void): void {
    now.takings += 1;
    now.taken = now.taken.then(async () => {
      const found = await firstOf(now.cell, typed).catch(failed);
      now.takings -= 1;
      if (found) return put(now, String(found.value));
      const refused = { is: 'refused', words: typed, problem: 'choiceUnknown' } as const;
      if (edit.value !== now) return void (now.refused ??= refused);
      handBack(typed);
      problem.value = refused.problem;
    });
  }

  function settle(): Settled {
    const now = edit.value;
    if (!now) return { is: 'stays' };
    const shape = shapeOf(now.field);
    if (shape === 'several') return settleSeveral(now);
    if (shape === 'one') return settleOne(now);
    // What nobody touched is not read again: an old value that no longer reads as it should stays as it is.
    if (!isTyped) return { is: 'value', value: now.cell.value ?? null };
    return checked(valueTyped(words.value, now.field), now.field);
  }

  function settleOne(now: Edit): Settled {
    const typed = words.value.trim();
    if (search.isPending()) {
      if (typed === '') return { is: 'value', value: now.cell.value ?? null };
      return { is: 'sought', found: soughtOne(now, typed) };
    }
    const option = search.options.value[search.active.value];
    if (option) return valueOf(option);
    if (typed === '') return { is: 'value', value: now.cell.value ?? null };
    problem.value = unknownCode(now.field);
    return { is: 'stays' };
  }

  async function soughtOne({ cell: sought, field }: Edit, typed: string): Promise<Sought> {
    const option = await firstOf(sought, typed).catch(failed);
    if (!option) return { is: 'refused', words: typed, problem: unknownCode(field) };
    learn(field, option);
    const wrong = problemOfValue(option.value, field);
    if (wrong) return { is: 'refused', words: typed, problem: wrong };
    return { is: 'value', value: option.value };
  }

  function settleSeveral(now: Edit): Settled {
    const typed = words.value.trim();
    if (search.isPending() && typed !== '') takeLater(now, typed, () => undefined);
    else if (typed !== '') {
      const option = search.options.value[search.active.value];
      if (option) put(now, String(option.value));
      else {
        problem.value = 'choiceUnknown';
        return { is: 'stays' };
      }
    }
    if (now.takings > 0) return { is: 'sought', found: soughtSeveral(now) };
    return checked(valueOfSeveral(now), now.field);
  }

  async function soughtSeveral(now: Edit): Promise<Sought> {
    await now.taken;
    const value = valueOfSeveral(now);
    const wrong = problemOfValue(value, now.field);
    if (now.refused) return now.refused;
    return wrong ? { is: 'refused', words: '', problem: wrong } : { is: 'value', value };
  }

  function valueOf(option: EditorOption): Settled {
    const now = edit.value;
    if (!now) return { is: 'stays' };
    learn(now.field, option);
    return checked(option.value, now.field);
  }

  function checked(value: unknown, field: Field): Settled {
    problem.value = problemOfValue(value, field);
    return problem.value === undefined ? { is: 'value', value } : { is: 'stays' };
  }

  return {
    cell,
    words,
    problem,
    options: search.options,
    active: search.active,
    isBusy: search.isBusy,
    walk: search.walk,
    picked: computed(() => (edit.value ? pickedOptions(edit.value) : [])),
    begin,
    beginAgain(next, refused) {
      begin(next, refused.words);
      problem.value = refused.problem;
    },
    type,
    toggle,
    enter,
    settle,
    valueOf,
    end() {
      search.end();
      edit.value = null;
      cell.value = null;
      words.value = '';
      problem.value = undefined;
    },
  };
}

function newEdit(cell: EditorCell, field: Field): Edit {
  const picked = ref<readonly string[]>(Array.isArray(cell.value) ? (cell.value as string[]) : []);
  return { cell, field, picked, takings: 0, taken: Promise.resolve(), refused: null };
}

function put({ picked }: Edit, entry: string): void {
  if (!picked.value.includes(entry)) picked.value = [...picked.value, entry];
}

function isListOf(field: Field): boolean {
  return ['one', 'several'].includes(shapeOf(field));
}

function valueOfSeveral({ picked }: Edit): readonly string[] | null {
  return picked.value.length > 0 ? [...picked.value] : null;
}

function unknownCode(field: Field): ProblemCode {
  return field.kind === 'reference' ? 'referenceUnknown' : 'choiceUnknown';
}

/** A record that was chosen is drawn by its title before it is read again. */
function learn(field: Field, option: EditorOption): void {
  if (field.kind === 'reference') useTitles().learnOne(field.to, Number(option.value), option.label);
}

async function firstOf(cell: EditorCell, words: string): Promise<EditorOption | undefined> {
  const options = optionsAtOnce(cell, words) ?? (await askOptions(cell, words));
  return options[0];
}

function pickedOptions({ field, picked }: Edit): readonly EditorOption[] {
  const known = choiceOptions(field, '', currentLanguage(), picked.value);
  return picked.value.map(
    (value): EditorOption =>
      known.find((one) => one.value === value) ?? {
        value,
        label: value,
        tone: useTags().toneOf(value) ?? 'neutral',
        level: 0,
      },
  );
}
