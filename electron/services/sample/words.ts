/** Cities with the code of a district in them and their telephone area. */
export const places = [
  {
    city: '杭州',
    province: '浙江',
    code: '330106',
    area: '0571',
    roads: ['文三路', '莫干山路', '滨盛路', '江南大道'],
  },
  { city: '苏州', province: '江苏', code: '320505', area: '0512', roads: ['干将东路', '狮山路', '星湖街'] },
  { city: '无锡', province: '江苏', code: '320211', area: '0510', roads: ['太湖大道', '锡沪路', '蠡溪路'] },
  {
    city: '重庆',
    province: '重庆',
    code: '500112',
    area: '023',
    roads: ['金开大道', '黄山大道', '龙溪街道'],
  },
  {
    city: '长沙',
    province: '湖南',
    code: '430103',
    area: '0731',
    roads: ['芙蓉中路', '韶山北路', '岳麓大道'],
  },
  { city: '厦门', province: '福建', code: '350203', area: '0592', roads: ['湖滨南路', '吕岭路', '环岛东路'] },
  { city: '青岛', province: '山东', code: '370202', area: '0532', roads: ['香港中路', '延吉路', '长江中路'] },
  { city: '西安', province: '陕西', code: '610113', area: '029', roads: ['科技路', '高新四路', '锦业路'] },
  { city: '沈阳', province: '辽宁', code: '210102', area: '024', roads: ['青年大街', '长青街'] },
  { city: '佛山', province: '广东', code: '440604', area: '0757', roads: ['季华五路', '岭南大道北'] },
] as const;

export const brands = (
  '华盛 启明 恒达 金桥 瑞丰 东方 永泰 新禾 博远 三和 中科 天成 立信 长青 海川 泰和 众诚 远航 鼎新 凯瑞 ' +
  '润泽 嘉禾 宏图 锦程 佳美 百川 德邦 万里 星辰 同创 明德 安信 正和 联创 康宁 盛世 光华 卓越 方正 优品'
).split(' ');
export const seconds = '科 源 达 盛 通 兴 隆 泰 美 佳 宇 航 捷 信 诚 鑫 晟 铭 博 辰'.split(' ');
export const trades = [
  { words: ['机电', '机电设备', '自动化', '精密机械'], industry: '机械制造' },
  { words: ['电子科技', '半导体', '光电'], industry: '电子' },
  { words: ['食品', '餐饮管理', '农业'], industry: '食品' },
  { words: ['建材', '装饰工程', '建设工程'], industry: '建筑' },
  { words: ['纺织', '服饰', '家居用品'], industry: '轻工' },
  { words: ['医疗器械', '生物科技', '药业'], industry: '医药' },
  { words: ['软件', '信息技术', '网络科技'], industry: '信息技术' },
  { words: ['物流', '供应链管理', '国际货运'], industry: '物流' },
  { words: ['教育咨询', '文化传媒', '广告'], industry: '服务' },
] as const;
export const forms = [
  '有限公司',
  '有限公司',
  '有限公司',
  '股份有限公司',
  '有限责任公司',
  '厂',
  '集团有限公司',
] as const;

export const surnames = (
  '王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 朱 马 胡 郭 林 何 高 梁 郑 罗 宋 谢 唐 韩 曹 许 邓 萧 冯 曾 程 蔡 彭 潘 ' +
  '袁 于 董 余 苏 叶 吕 魏 蒋 田 杜 丁 沈 姜 范 江 傅 钟 卢 汪 戴 崔 任 陆 廖 姚 方 金 邱 单 仇 解 欧阳 司马 诸葛'
).split(' ');
export const givenNames = (
  '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 志强 晓东 海燕 玉梅 立新 佳怡 ' +
  '振华 小红 志远 雪 斌 鹏 一鸣 思远 子涵 雨桐 浩然 文博 欣怡 俊杰 嘉豪 梦洁'
).split(' ');
export const titles = [
  '总经理',
  '采购经理',
  '采购主管',
  '行政主管',
  '财务经理',
  '技术总监',
  '工程师',
  '厂长',
  '办公室主任',
  '市场经理',
];
export const departments = ['采购部', '行政部', '财务部', '技术部', '生产部', '市场部', '总经办'];
export const sources = [
  { name: '老客户介绍', kind: 'referral' },
  { name: '官网咨询', kind: 'online' },
  { name: '百度推广', kind: 'online' },
  { name: '2025秋季展', kind: 'offline' },
  { name: '电话拜访', kind: 'offline' },
  { name: '微信公众号', kind: 'online' },
] as const;
export const carriers = ['顺丰速运', '德邦物流', '中通快递', '安能物流', '京东物流'];
export const products = [
  '办公家具',
  '空压机',
  '数控机床',
  'ERP软件',
  '检测仪器',
  '包装箱',
  '监控系统',
  '劳保用品',
  '中央空调',
  '打印耗材',
];
export const talks = [
  '电话沟通，对方对{product}感兴趣，让先发一份报价。',
  '上门拜访，见到{person}，现场看了使用情况，月底前定方案。',
  '微信上问了交货期，答复两周，对方说要和领导商量。',
  '报价已发，价格略高于同行，约好下周再谈一次。',
  '回访上一批{product}的使用情况，反映不错，准备再订一批。',
  '对方预算还没批下来，先保持联系。',
  '已寄样品，等测试结果。',
  '催了一下合同盖章，财务说这周内处理。',
  '换了采购负责人，重新介绍了一遍产品，留了资料。',
  '节前问候，顺便提了年度维护的事，对方让节后联系。',
];

/** The tag list of a made-up office. */
export const tags = [
  { name: '重点客户', category: '价值', tone: 'good', meaning: '季度拜访，报价由主管审' },
  { name: '价格敏感', category: '习惯', tone: 'attention', meaning: '先谈总价，再谈配置' },
  { name: '账期长', category: '习惯', tone: 'bad', meaning: '发货前核对应收' },
  { name: '展会认识', category: '渠道', tone: 'neutral', meaning: null },
  { name: '转介绍', category: '渠道', tone: 'neutral', meaning: null },
] as const;
export const districts = ['高新区科创路', '经开区工业大道', '老城区解放路', '新区滨河路', '物流园一期'];
export const comments = [
  '下次报价前先问一下技术参数有没有变。',
  '老板下周出差，等回来再约。',
  '这个客户和隔壁园区那家是亲戚，价格要一致。',
  '样品已经寄出，记得问收到没有。',
];
export const tasks = [
  '给{name}寄样品',
  '回访{name}的使用情况',
  '催{name}回传合同',
  '给{name}做新报价',
  '约{name}见面',
];
export const lossReasons = ['选了更便宜的供应商', '项目取消', '预算没有批下来', '换了负责人'];
/** The words of the lifecycle, as the account's field has them. */
export const lifecycles: Readonly<Record<string, string>> = {
  prospect: '潜在',
  opportunity: '意向',
  signed: '成交',
  paid: '已回款',
  repeat: '复购',
  lost: '流失',
};
