import type { Component } from 'vue';
import type { KindName } from '../../../db/schema/fields';
import BooleanField from './BooleanField.vue';
import ChoiceField from './ChoiceField.vue';
import DateField from './DateField.vue';
import LongTextField from './LongTextField.vue';
import ReadField from './ReadField.vue';
import ReferenceField from './ReferenceField.vue';
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
  reference: ReferenceField,
};
