import { computed, ref, watch } from 'vue';
import type { Entity } from '../../../db/schema/defineEntity';
import { formSections } from '../../../db/schema/derive/formSections';
import type { Label } from '../../../db/schema/label';
import { registry } from '../../../db/schema/registry';
import { useSchema } from '../../stores/schema';

/** A section of the form as it is being laid out: its own name, what it is called, its fields in order. */
export interface SectionDraft {
  name: string;
  label: Label;
  fields: string[];
}

/**
 * The sections of an entity's form while they are moved about, kept nowhere yet. `newSection` names a section that is
 * added. What another desk adds meanwhile is taken in.
 */
export function useFormLayoutDraft(entity: () => Entity, newSection: () => string) {
  const schema = useSchema();
  const sections = ref<SectionDraft[]>([]);
  const isChanged = ref(false);
  /** The revision of the office's definitions the draft began from. */
  const seen = ref(0);

  function begin(): void {
    const filled = new Map(formSections(entity()).map((section) => [section.name, section.fields]));
    sections.value = entity().sections.map(({ name, label }) => ({
      name,
      label,
      fields: ownNames(filled.get(name) ?? []),
    }));
    seen.value = schema.definitions.revision;
    isChanged.value = false;
  }

  /** Fields every record has (its owner) keep their place. */
  function ownNames(fields: readonly { readonly name: string }[]): string[] {
    return fields.map(({ name }) => name).filter((name) => Object.hasOwn(entity().fields, name));
  }

  /** A new field of another desk is taken in; what was moved here so far stays moved. */
  watch(
    entity,
    (now, before) => {
      if (now.name !== before?.name || !isChanged.value) return begin();
      const placed = new Set(sections.value.flatMap(({ fields }) => fields));
      const added = formSections(now).flatMap(({ fields }) =>
        ownNames(fields).filter((name) => !placed.has(name)),
      );
      sections.value[0]?.fields.push(...added);
    },
    { immediate: true },
  );

  function placeOf(name: string): { section: SectionDraft; index: number } | null {
    for (const section of sections.value) {
      const index = section.fields.indexOf(name);
      if (index >= 0) return { section, index };
    }
    return null;
  }

  /** Puts a field into a section, before another field or at its end. */
  function put(name: string, target: string, before?: string): void {
    const from = placeOf(name);
    const to = sections.value.find((one) => one.name === target);
    if (!from || !to || name === before) return;
    from.section.fields.splice(from.index, 1);
    const index = before === undefined ? to.fields.length : to.fields.indexOf(before);
    to.fields.splice(index, 0, name);
    isChanged.value = true;
  }

  /** One place up or down; past the end of a section into the next one. */
  function step(name: string, by: 1 | -1): void {
    const from = placeOf(name);
    if (!from) return;
    const { section, index } = from;
    const neighbour = section.fields[index + by];
    if (neighbour !== undefined) {
      section.fields.splice(index, 1);
      section.fields.splice(index + by, 0, name);
    } else {
      const next = sections.value[sections.value.indexOf(section) + by];
      if (!next) return;
      section.fields.splice(index, 1);
      if (by === 1) next.fields.unshift(name);
      else next.fields.push(name);
    }
    isChanged.value = true;
  }

  function moveSection(section: SectionDraft, by: 1 | -1): void {
    const index = sections.value.indexOf(section);
    sections.value.splice(index, 1);
    sections.value.splice(index + by, 0, section);
    isChanged.value = true;
  }

  function addSection(): void {
    const label = newSection();
    const name = `s${crypto.randomUUID().slice(0, 8)}`;
    sections.value.push({ name, label: { zh: label, en: label }, fields: [] });
    isChanged.value = true;
  }

  function rename(section: SectionDraft, words: string): void {
    const isOwn = !registrySections.value.has(section.name);
    section.label = { zh: words, en: isOwn ? words : section.label.en };
    isChanged.value = true;
  }

  const registrySections = computed(
    () =>
      new Set(
        (registry as Readonly<Record<string, Entity>>)[entity().name]?.sections.map(({ name }) => name),
      ),
  );

  function removeSection(section: SectionDraft): void {
    sections.value = sections.value.filter((one) => one !== section);
    sections.value[0]?.fields.push(...section.fields);
    isChanged.value = true;
  }

  return {
    sections,
    isChanged,
    seen,
    begin,
    put,
    step,
    moveSection,
    addSection,
    rename,
    removeSection,
    /** Whether the office made the section, so that it may go again. */
    isOwn: (section: SectionDraft) => !registrySections.value.has(section.name),
  };
}
