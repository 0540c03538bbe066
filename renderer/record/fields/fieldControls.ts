import type { Component } from 'vue';
import type { KindName } from '../../../db/schema/fields';
import AddressField from './AddressField.vue';
import BooleanField from './BooleanField.vue';
import ChoiceField from './ChoiceField.vue';
import ComputedField from './ComputedField.vue';
import DateField from './DateField.vue';
import FileField from './FileField.vue';
import LongTextField from './LongTextField.vue';
import LunarDateField from './LunarDateField.vue';
import ReadField from './ReadField.vue';
import ReferenceField from './ReferenceField.vue';
import TagsField from './TagsField.vue';
import TextField from './TextField.vue';

/** The control of every kind of field; a kind without one does not compile. */
export const fieldControls: Readonly<Record<KindName, Component>> = {
  text: TextField,
  longText: LongTextField,
  integer: ReadField,
  decimal: ReadField,
  money: ReadField,
  percent: ReadField,
  date: DateField,
  timestamp: ReadField,
  choice: ChoiceField,
  choices: ChoiceField,
  boolean: BooleanField,
  phones: ReadField,
  mail: TextField,
  url: TextField,
  creditCode: ReadField,
  tags: TagsField,
  lunarDate: LunarDateField,
  address: AddressField,
  file: FileField,
  computed: ComputedField,
  reference: ReferenceField,
};
