import { defineEntity } from '../../defineEntity';
import { boolean, mail, phones, text } from '../../fields';

/** 用户: somebody of the office. Rights and passwords come with the issue on people and rights. */
export const user = defineEntity({
  name: 'user',
  table: 'users',
  label: { zh: '用户', en: 'User' },
  plural: 'Users',
  titleField: 'name',
  sections: [{ name: 'basic', label: { zh: '用户', en: 'User' } }],
  fields: {
    name: text({
      label: { zh: '姓名', en: 'Name' },
      required: true,
      searchable: true,
      list: 1,
      maxLength: 60,
    }),
    login: text({ label: { zh: '登录名', en: 'Login' }, list: 2, maxLength: 60, code: true }),
    mobiles: phones({ label: { zh: '手机', en: 'Mobile' }, list: 3, prefer: 'mobile' }),
    mail: mail({ label: { zh: '邮箱', en: 'Mail' }, list: 4 }),
    isActive: boolean({ label: { zh: '在职', en: 'Active' }, list: 5 }),
  },
});
